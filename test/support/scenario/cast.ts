import { utf8 } from '../../../src/base/bytes.ts'
import { keccak256 } from '../../../src/base/hash.ts'
import { type Address, fromHex, type Hex, toHex } from '../../../src/base/hex.ts'
import { createP256Key } from '../createP256Key.ts'
import { toAccount } from '../openChain.ts'

/** Who appears in the life of a registry: the numbers of funded accounts. */
export const registrar = 1
export const reviser = 2
export const careless = 3
export const stranger = 5
export const relayer = 8
export const controller = 9

/** A key of the academy that no account is. */
export const device = createP256Key(fromHex(`0x${'a1'.repeat(32)}`))

/** The key of the academy that documents are signed with. */
export const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

/** A batch too large for one word, of credentials that nobody has to see. */
export const large = { root: rootOf('large'), size: 10_000 }

/** The address of a funded account, as the SDK writes it. */
export function addressOf(account: number): Address {
  return toAccount(account).address.toLowerCase() as Address
}

/** A root that no tree has. */
export function rootOf(name: string): Hex {
  return toHex(keccak256(utf8(name)))
}
