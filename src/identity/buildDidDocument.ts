import type { PublicKey } from '../base/PublicKey.ts'
import { toPointer } from '../base/readShape.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { type CairnIssuer, cairnIssuerType, formatCairnIssuer } from './CairnIssuer.ts'
import { DidDocumentError } from './DidDocument.ts'
import { toDidWebUrl } from './didWeb.ts'
import { parseDidDocument } from './parseDidDocument.ts'

/**
 * The document of a did:web, to be hosted where `toDidWebUrl` says.
 *
 * @param options `did`; `assertionKeys`, which sign its documents; `cairnIssuers`, whom in a registry it
 * names as itself, so that a verifier can confirm who anchored them.
 * @throws {InvalidDidWebError} where `did` is no did:web.
 * @throws {DidDocumentError} where a key is there twice, is secret, or is none; or an issuer is none.
 *
 * @example
 * const document = buildDidDocument({
 *   did: 'did:web:academy.example',
 *   assertionKeys: [{ multikey: 'z6Mk…' }],
 *   cairnIssuers: [{ registry: parseAccountId('eip155:1:0x…'), issuerId: 17 }],
 * })
 * await writeFile('did.json', JSON.stringify(document))
 */
export function buildDidDocument({
  did,
  assertionKeys,
  cairnIssuers,
}: {
  did: string
  assertionKeys: readonly PublicKey[]
  cairnIssuers: readonly CairnIssuer[]
}): JsonObject {
  toDidWebUrl(did)
  const methods = assertionKeys.map((key, i) => toMethod(did, key, i))
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', ...contextsOf(assertionKeys)],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
    service: cairnIssuers.map((issuer, i) => ({
      id: `${did}#cairn-${i + 1}`,
      type: cairnIssuerType,
      serviceEndpoint: formatCairnIssuer(issuer),
    })),
  }
  checkReadable(document, did, cairnIssuers.length)
  return document
}

function contextsOf(keys: readonly PublicKey[]): readonly string[] {
  const isMultikey = (key: PublicKey) => 'multikey' in key
  return [
    ...(keys.some(isMultikey) ? ['https://w3id.org/security/multikey/v1'] : []),
    ...(keys.every(isMultikey) ? [] : ['https://w3id.org/security/jwk/v1']),
  ]
}

function toMethod(did: string, key: PublicKey, i: number) {
  return 'multikey' in key
    ? {
        id: `${did}#${key.multikey}`,
        type: 'Multikey',
        controller: did,
        publicKeyMultibase: key.multikey,
      }
    : {
        id: `${did}#key-${i + 1}`,
        type: 'JsonWebKey',
        controller: did,
        publicKeyJwk: key.jwk as JsonObject,
      }
}

/** Whoever hosts a document relies on it: what verifiers would pass over is refused. */
function checkReadable(document: JsonValue, did: string, issuers: number): void {
  const { assertionMethod, cairnIssuers } = parseDidDocument(document, did)
  const unread = assertionMethod.findIndex(({ key }) => key === undefined)
  if (unread >= 0) throw fault(['verificationMethod', unread], 'expected a public key')
  if (cairnIssuers.length < issuers) throw fault(['service'], 'expected issuer ids from 1 upwards')
}

function fault(path: readonly (string | number)[], problem: string): DidDocumentError {
  const faults = [{ pointer: toPointer(path), problem }]
  return new DidDocumentError({ code: 'DID_DOCUMENT_MALFORMED', faults })
}
