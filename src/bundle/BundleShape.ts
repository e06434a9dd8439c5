import * as v from 'valibot'
import { type Address, type Hex, isHex } from '../base/hex.ts'

/** What a chain said of a contract at one block, with the proofs of it (EIP-1186). */
export type ProvenContract = {
  readonly address: Address
  /** Its code, whose hash is in its account. */
  readonly code: Hex
  /** Nodes of the state trie, from its root to the account. */
  readonly proof: readonly Hex[]
  /** For each slot the nodes of the contract's storage trie, from its root to the slot or to where it would be. */
  readonly slots: readonly { readonly slot: Hex; readonly proof: readonly Hex[] }[]
}

/** What a chain said at one block: the header that names the state, and contracts in that state. */
export type ProvenChain = {
  readonly chainId: number
  /** The block's header in RLP; its keccak256 is the block hash. */
  readonly header: Hex
  readonly contracts: readonly ProvenContract[]
}

/** A credential with everything that is needed to check it offline, but for a block hash to trust. */
export type Bundle = {
  readonly type: 'CairnBundle'
  readonly version: 1
  /** The credential as it was presented: JSON, or a JWT. */
  readonly credential: string
  readonly chain: ProvenChain
}

/** More than chains let be deployed (EIP-170: 24,576). */
const mostCode = 65_536
/** A node has 16 children of 33 bytes at most, or one value. */
const mostNode = 1024
/** One for each half byte of a hashed key, and the root. */
const mostNodes = 65
const mostHeader = 4096

const bytes = (most: number) =>
  v.pipe(
    v.string(),
    v.custom<Hex>(
      (value) => isHex(value) && value.length <= 2 + most * 2,
      `expected 0x and hex of at most ${most} bytes`,
    ),
  )

const exactly = (size: number) =>
  v.pipe(
    v.string(),
    v.custom<Hex>((value) => isHex(value, size), `expected 0x and hex of ${size} bytes`),
  )

const nodes = v.pipe(v.array(bytes(mostNode)), v.maxLength(mostNodes))

const contract = v.strictObject({
  address: exactly(20),
  code: bytes(mostCode),
  proof: nodes,
  slots: v.pipe(v.array(v.strictObject({ slot: exactly(32), proof: nodes })), v.maxLength(4096)),
})

/** The form of a bundle, version 1. */
export const bundleShape: v.GenericSchema<unknown, Bundle> = v.strictObject({
  type: v.literal('CairnBundle'),
  version: v.literal(1),
  credential: v.string(),
  chain: v.strictObject({
    chainId: v.pipe(v.number(), v.integer(), v.minValue(1)),
    header: bytes(mostHeader),
    contracts: v.pipe(v.array(contract), v.maxLength(16)),
  }),
})
