import { createHash } from 'node:crypto'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { ed25519 } from '@noble/curves/ed25519'
import { p256, p384 } from '@noble/curves/nist'
import { base58 } from '@scure/base'
import canonicalize from 'canonicalize'
import { type MultikeyType, toMultikey } from '../../src/base/multikey.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type ExtraContexts, loadContextSets } from '../../src/proof/contexts.ts'

const serialize = canonicalize as unknown as (value: object) => string

/** A key pair with a fixed secret. */
export type Pair = {
  readonly type: MultikeyType
  readonly multikey: string
  readonly method: string
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

const digests = { Ed25519: 'sha256', 'P-256': 'sha256', 'P-384': 'sha384' } as const

function hash(type: MultikeyType, content: string | Uint8Array): Uint8Array {
  return new Uint8Array(createHash(digests[type]).update(content).digest())
}

export function createPair(type: MultikeyType, seed = 7): Pair {
  const secret = new Uint8Array(type === 'P-384' ? 48 : 32).fill(seed)
  const curve = { Ed25519: ed25519, 'P-256': p256, 'P-384': p384 }[type]
  const multikey = toMultikey(curve.getPublicKey(secret), type)
  const sign = (bytes: Uint8Array) =>
    type === 'Ed25519'
      ? ed25519.sign(bytes, secret)
      : (curve as typeof p256)
          .sign(hash(type, bytes), secret, { prehash: false })
          .toCompactRawBytes()
  return { type, multikey, method: `did:key:${multikey}#${multikey}`, sign }
}

async function toRdf(value: object, type: MultikeyType, extra?: ExtraContexts): Promise<string> {
  const [contexts = new Map()] = await loadContextSets(value as JsonObject, extra)
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: contexts.get(url)?.text,
  })
  const createMessageDigest = () => {
    const digest = createHash(digests[type])
    return {
      update: (text: string) => void digest.update(text),
      digest: () => digest.digest('hex'),
    }
  }
  return cryptosuite.canonize(value, { documentLoader, createMessageDigest })
}

/**
 * Signs any proof options, as a signer without scruples would, with Node's hashes: nothing but contexts
 * comes from the package.
 */
export async function createProof(
  pair: Pair,
  document: JsonObject,
  options: JsonObject,
  extra?: ExtraContexts,
): Promise<JsonObject> {
  const isJson = String(options.cryptosuite).includes('jcs')
  const config = isJson ? options : { '@context': document['@context'], ...options }
  const texts = isJson
    ? [serialize(config), serialize(document)]
    : await Promise.all([config, document].map((value) => toRdf(value, pair.type, extra)))
  const bytes = Buffer.concat(texts.map((text) => hash(pair.type, text)))
  return { ...options, proofValue: `z${base58.encode(pair.sign(new Uint8Array(bytes)))}` }
}

/** The options of a proof by a key. */
export function toOptions(cryptosuite: string, { method }: Pair): JsonObject {
  const type =
    cryptosuite === 'Ed25519Signature2020'
      ? { type: cryptosuite }
      : { type: 'DataIntegrityProof', cryptosuite }
  return {
    ...type,
    created: '2026-03-01T09:00:00Z',
    verificationMethod: method,
    proofPurpose: 'assertionMethod',
  }
}
