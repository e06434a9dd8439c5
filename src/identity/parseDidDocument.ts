import { readShape, toPointer } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { type CairnIssuer, cairnIssuerType, parseCairnIssuer } from './CairnIssuer.ts'
import {
  type DidDocument,
  DidDocumentError,
  type DidDocumentErrorCode,
  type ListedKey,
} from './DidDocument.ts'
import { didDocumentShape, type Method, type RawDidDocument } from './didDocumentShape.ts'
import { formatDidUrl, parseDidUrl } from './didUrl.ts'
import { normalizeDid } from './didWeb.ts'
import { toListedKey } from './toListedKey.ts'

/**
 * Reads the document of a DID (DID 1.0 §4 and §5; Controlled Identifiers 1.0 §2): the keys that it lists
 * for `assertionMethod` and `authentication`, and the issuers that it names in services of the type
 * `CairnIssuer`. Keys are of the types Multikey, JsonWebKey, JsonWebKey2020 and
 * Ed25519VerificationKey2020; of others the id alone is kept. `alsoKnownAs` is a claim, and ignored.
 *
 * @param document As `parseJson` gives it.
 * @param did Whose document was asked for.
 * @throws {DidDocumentError} where it is another's, has not the structure of one, or an id twice.
 *
 * @example
 * parseDidDocument(parseJson(bytes), 'did:web:uni.example').assertionMethod[0]?.key // { multikey: 'z6Mk…' }
 */
export function parseDidDocument(document: JsonValue, did: string): DidDocument {
  const read = readShape(didDocumentShape, document)
  if ('faults' in read) throw new DidDocumentError({ code: 'DID_DOCUMENT_MALFORMED', ...read })
  const { value } = read
  const owner = normalizeDid(did)
  if (normalizeDid(value.id) !== owner) throw fault('DID_DOCUMENT_OTHER_ID', ['id'], `not ${did}`)
  const methods = indexMethods(value, owner)
  return {
    did: owner,
    assertionMethod: toListedKeys(value, 'assertionMethod', methods, owner),
    authentication: toListedKeys(value, 'authentication', methods, owner),
    cairnIssuers: value.service.flatMap(toCairnIssuers),
  }
}

/** All methods by their ids, wherever they stand. Of two with one id nobody could say which is meant. */
function indexMethods(value: RawDidDocument, did: string): ReadonlyMap<string, Method> {
  const methods = new Map<string, Method>()
  for (const member of ['verificationMethod', 'assertionMethod', 'authentication'] as const) {
    for (const [i, method] of value[member].entries()) {
      if (typeof method === 'string') continue
      const id = toAbsolute(method.id, did)
      if (methods.has(id)) throw fault('DID_DOCUMENT_MALFORMED', [member, i], 'an id twice')
      methods.set(id, method)
    }
  }
  return methods
}

function toListedKeys(
  value: RawDidDocument,
  member: 'assertionMethod' | 'authentication',
  methods: ReadonlyMap<string, Method>,
  did: string,
): readonly ListedKey[] {
  const ids = value[member].map((it) => toAbsolute(typeof it === 'string' ? it : it.id, did))
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i)
  if (twice >= 0) throw fault('DID_DOCUMENT_MALFORMED', [member, twice], 'a key twice')
  return ids.map((id) => {
    const method = methods.get(id)
    return method ? toListedKey(id, method, did) : { id, key: undefined }
  })
}

function toAbsolute(id: string, did: string): string {
  const url = parseDidUrl(id, did)
  return url ? formatDidUrl(url) : id
}

function toCairnIssuers(service: RawDidDocument['service'][number]): readonly CairnIssuer[] {
  if (![service.type].flat().includes(cairnIssuerType)) return []
  return [service.serviceEndpoint].flat().flatMap((endpoint) => {
    const issuer = typeof endpoint === 'string' ? parseCairnIssuer(endpoint) : undefined
    return issuer ? [issuer] : []
  })
}

function fault(code: DidDocumentErrorCode, path: readonly (string | number)[], problem: string) {
  return new DidDocumentError({ code, faults: [{ pointer: toPointer(path), problem }] })
}
