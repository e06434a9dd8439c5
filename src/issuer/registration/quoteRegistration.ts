import { utf8 } from '../../base/bytes.ts'
import type { Address } from '../../base/hex.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { readBalance, readFees } from '../../registry/readAccountState.ts'
import type { RegistrationPlan, RegistrationStep } from './planRegistration.ts'
import { RegistrationError } from './RegistrationError.ts'

/**
 * Gas of each step at most: a node cannot be asked what it costs to give a key to an issuer that is not there yet. A
 * test compares.
 */
const gasOf: Readonly<Record<RegistrationStep, bigint>> = {
  'create-issuer': 105_000n,
  'add-key': 80_000n,
  'add-assertion-key': 75_000n,
}

/** Besides, for each byte of the identifier. */
const gasPerByte = 60n

/** What registering would use and cost at most, in wei. */
export type RegistrationQuote = { readonly gas: bigint; readonly cost: bigint }

/**
 * What is still to be sent would cost, with the fees of now.
 *
 * @param options `identifier` of the issuer; `maxCost`, in wei, is the most that all of it may cost.
 * @throws {RegistrationError} `ISSUER_TOO_COSTLY`.
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function quoteRegistration(
  rpc: Rpc,
  { steps }: RegistrationPlan,
  { identifier, maxCost }: { identifier: string; maxCost?: bigint | undefined },
): Promise<RegistrationQuote> {
  const ofIdentifier = steps.includes('create-issuer')
    ? gasPerByte * BigInt(utf8(identifier).length)
    : 0n
  const gas = steps.reduce((sum, step) => sum + gasOf[step], ofIdentifier)
  const cost = gas * (await readFees(rpc)).maxFeePerGas
  if (maxCost === undefined || cost <= maxCost) return { gas, cost }
  const problem = `it may cost ${cost} wei, and ${maxCost} are allowed`
  throw new RegistrationError({ code: 'ISSUER_TOO_COSTLY', problem })
}

/**
 * Refuses to begin what the account cannot pay.
 *
 * @throws {RegistrationError} `ISSUER_NO_FUNDS`.
 */
export async function assertFunded(
  rpc: Rpc,
  account: Address,
  { cost }: RegistrationQuote,
): Promise<void> {
  const balance = await readBalance(rpc, account)
  if (balance >= cost) return
  const problem = `${account} has ${balance} wei, and it may cost ${cost}`
  throw new RegistrationError({ code: 'ISSUER_NO_FUNDS', problem })
}
