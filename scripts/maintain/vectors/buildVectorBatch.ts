import { createHash } from 'node:crypto'
import { concatHex, type Hex, keccak256, size as sizeOf, stringToHex, toHex } from 'viem'
import { createDocuments, type Json } from './createDocuments.ts'
import { inclusionPath, treeHash } from './rfc9162.ts'

/** One credential of a batch, from its bare document to the text of its anchor proof. */
export type Vector = {
  readonly document: Json
  readonly canonical: Hex
  readonly digest: Hex
  readonly salt: Hex
  readonly leaf: Hex
  readonly path: readonly Hex[]
  readonly proofValue: string
}

/** A batch; the position of a credential is its index. */
export type VectorBatch = {
  readonly chainId: number
  readonly registry: Hex
  readonly key: Hex
  readonly size: number
  readonly root: Hex
  readonly credentials: readonly Vector[]
}

/** A batch of this size, with keys and salts that follow from it. */
export function buildVectorBatch({
  size,
  chainId,
}: {
  size: number
  chainId: number
}): VectorBatch {
  const registry = toAddress(`registry ${chainId}`)
  const key = toAddress(`key ${size}`)
  const parts = createDocuments(size).map((document, index) => {
    const canonical = stringToHex(toCanonical(document))
    const digest: Hex = `0x${createHash('sha256').update(toCanonical(document)).digest('hex')}`
    const salt = keccak256(stringToHex(`salt ${index} of ${size}`))
    const position = concatHex([
      toHex(chainId, { size: 32 }),
      registry,
      key,
      toHex(index, { size: 4 }),
    ])
    return {
      document,
      canonical,
      digest,
      salt,
      leaf: keccak256(concatHex(['0x00', position, salt, digest])),
    }
  })
  const leaves = parts.map(({ leaf }) => leaf)
  const root = treeHash(leaves)
  const credentials = parts.map((part, index) => {
    const path = inclusionPath(index, leaves)
    const cbor = toCbor([
      chainId,
      registry,
      key,
      index,
      part.salt,
      size,
      root,
      concatHex(['0x', ...path]),
    ])
    const proofValue = `u${Buffer.from(cbor.slice(2), 'hex').toString('base64url')}`
    return { ...part, path, proofValue }
  })
  return { chainId, registry, key, size, root, credentials }
}

function toAddress(seed: string): Hex {
  return `0x${keccak256(stringToHex(seed)).slice(26)}`
}

/** RFC 8785, for text and numbers that ECMAScript prints as it wants them. */
function toCanonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(toCanonical).join()}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${toCanonical(member)}`).join()}}`
}

/** A map of these values under the keys 1, 2, 3 …, in deterministic CBOR (RFC 8949 §4.2.1). */
function toCbor(values: readonly (number | Hex)[]): Hex {
  const members = values.flatMap((value, i) => [
    toHead(0, i + 1),
    typeof value === 'number' ? toHead(0, value) : concatHex([toHead(2, sizeOf(value)), value]),
  ])
  return concatHex([toHead(5, values.length), ...members])
}

/** The shortest head of this major type for this number (RFC 8949 §3). */
function toHead(major: number, count: number): Hex {
  if (count < 24) return toHex(major * 32 + count, { size: 1 })
  const width = [1, 2, 4, 8].find((bytes) => count < 256 ** bytes) as number
  const initial = toHex(major * 32 + 24 + Math.log2(width), { size: 1 })
  return concatHex([initial, toHex(count, { size: width })])
}
