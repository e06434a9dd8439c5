import { fromHex, type Hex, hash, toBytes } from './bytes.ts'

/** Whose credential is where, and what is in it. */
export type Place = {
  readonly chainId: number
  readonly registry: Hex
  readonly key: Hex
  readonly index: number
  readonly salt: Hex
  readonly digest: Hex
}

/** A batch as its key agrees to have it in an aggregate. */
export type Item = {
  readonly key: Hex
  readonly root: Hex
  readonly size: number
  readonly notAfter: number
}

/** The leaf of a credential, PROTOCOL §2. */
export function hashLeaf({ chainId, registry, key, index, salt, digest }: Place): Hex {
  return hash(
    toBytes(0, 1),
    toBytes(chainId, 32),
    fromHex(registry),
    fromHex(key),
    toBytes(index, 4),
    fromHex(salt),
    fromHex(digest),
  )
}

/** The leaf of a batch in an aggregate, PROTOCOL §3.1. */
export function hashSuperLeaf({ key, root, size, notAfter }: Item, signature: Hex): Hex {
  return hash(
    toBytes(2, 1),
    fromHex(key),
    fromHex(root),
    toBytes(size, 4),
    toBytes(notAfter, 5),
    fromHex(hash(fromHex(signature))),
  )
}
