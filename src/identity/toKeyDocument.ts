import { base64urlnopad } from '@scure/base'
import type { PublicKey } from '../base/PublicKey.ts'
import { type JsonValue, parseJson } from '../credential/parseJson.ts'
import type { DidDocument } from './DidDocument.ts'
import { isPublicJwk, isPublicMultikey } from './publicKeys.ts'

const longestDid = 4096

/**
 * The document of a DID that is a key itself: a did:key (the did:key method, of any type of key) or a
 * did:jwk (the did:jwk method). Whether the key is good is asked by whoever uses it.
 *
 * @returns `undefined` where it is none.
 *
 * @example
 * toKeyDocument('did:key:z6Mk…')?.assertionMethod // [{ id: 'did:key:z6Mk…#z6Mk…', key: { multikey: 'z6Mk…' } }]
 */
export function toKeyDocument(did: string): DidDocument | undefined {
  if (did.length > longestDid) return undefined
  const [, method, text = ''] = /^did:(key|jwk):(.*)$/s.exec(did) ?? []
  if (method === 'key') return fromMultikey(did, text)
  if (method === 'jwk') return fromJwk(did, text)
  return undefined
}

function fromMultikey(did: string, multikey: string): DidDocument | undefined {
  if (!isPublicMultikey(multikey)) return undefined
  return toDocument(did, multikey, { multikey }, true)
}

function fromJwk(did: string, text: string): DidDocument | undefined {
  const jwk = decode(text)
  if (!isPublicJwk(jwk)) return undefined
  return toDocument(did, '0', { jwk }, jwk.use === undefined || jwk.use === 'sig')
}

function decode(text: string): JsonValue | undefined {
  try {
    return parseJson(base64urlnopad.decode(text))
  } catch {
    return undefined
  }
}

function toDocument(did: string, fragment: string, key: PublicKey, signs: boolean): DidDocument {
  const listed = signs ? [{ id: `${did}#${fragment}`, key }] : []
  return { did, assertionMethod: listed, authentication: listed, cairnIssuers: [] }
}
