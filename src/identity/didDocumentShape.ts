import * as v from 'valibot'

const most = 100
const text = v.pipe(v.string(), v.maxLength(2048, 'expected at most 2048 characters'))

function few<Schema extends v.GenericSchema>(item: Schema) {
  return v.optional(v.pipe(v.array(item), v.maxLength(most, `expected at most ${most}`)), [])
}

/** DID 1.0 §5.2. What the key itself looks like is asked where its type is known. */
const methodShape = v.looseObject({
  id: text,
  type: text,
  controller: text,
  publicKeyMultibase: v.optional(v.unknown()),
  publicKeyJwk: v.optional(v.unknown()),
  expires: v.optional(v.unknown()),
  revoked: v.optional(v.unknown()),
})

/** A verification method as a document writes it. */
export type Method = v.InferOutput<typeof methodShape>

/** DID 1.0 §5.3: a reference, or a method of its own. */
const relationship = few(v.lazy((value) => (typeof value === 'string' ? text : methodShape)))

/** DID 1.0 §5: what is read of a document. Other members may be there. */
export const didDocumentShape = v.looseObject({
  id: text,
  verificationMethod: few(methodShape),
  assertionMethod: relationship,
  authentication: relationship,
  service: few(
    v.looseObject({ type: v.optional(v.unknown()), serviceEndpoint: v.optional(v.unknown()) }),
  ),
})

/** A document of this shape. */
export type RawDidDocument = v.InferOutput<typeof didDocumentShape>
