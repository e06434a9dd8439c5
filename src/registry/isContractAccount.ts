import type { Address } from '../base/hex.ts'
import type { Rpc } from './Rpc.ts'
import { readCode } from './readCode.ts'

/** What the code of an account with a key begins with where it was delegated (EIP-7702). */
const delegation = '0xef0100'

/**
 * Whether an account is a contract, which no key can sign for.
 *
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function isContractAccount(rpc: Rpc, address: Address): Promise<boolean> {
  const code = await readCode(rpc, address)
  return code !== '0x' && !code.toLowerCase().startsWith(delegation)
}
