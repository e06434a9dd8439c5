import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import jsigs from 'jsonld-signatures'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { badge, readJson } from './vectors.ts'

/** When {@link sign} signs. */
export const date = '2026-03-01T09:00:00Z'

const keys = readJson('ecdsa/p256KeyPair.json')
const publicKeyMultibase = String(keys.publicKeyMultibase)
const controller = `did:key:${publicKeyMultibase}`

/** The key of {@link sign}, and the name of its verification method. */
export const disclosureKey = { publicKeyMultibase, id: `${controller}#${publicKeyMultibase}` }

const purpose = new jsigs.purposes.AssertionProofPurpose()

async function documentLoader(url: string) {
  const [contexts] = await loadContextSets(badge)
  const document = contexts?.get(url)?.text
  if (!document) throw new Error(url)
  return { contextUrl: null, documentUrl: url, document }
}

/** A document with a base proof of `ecdsa-sd-2023`, by a library that is not ours. */
export async function sign(
  document: JsonObject,
  mandatoryPointers: readonly string[] = ['/issuer', '/validFrom', '/validUntil'],
): Promise<JsonObject> {
  const { id } = disclosureKey
  const key = await EcdsaMultikey.from({ ...keys, type: 'Multikey', id, controller })
  const cryptosuite = createSignCryptosuite({ mandatoryPointers: [...mandatoryPointers] })
  const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer(), date })
  return jsigs.sign<JsonObject>(structuredClone(document), { suite, purpose, documentLoader })
}

/** What a holder shows of a document that {@link sign} signed. */
export async function disclose(signed: JsonObject, ...pointers: string[]): Promise<JsonObject> {
  const cryptosuite = createDiscloseCryptosuite({ selectivePointers: pointers })
  const suite = new DataIntegrityProof({ cryptosuite })
  return jsigs.derive(signed, { suite, purpose, documentLoader })
}
