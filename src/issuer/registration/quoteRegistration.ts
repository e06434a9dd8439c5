import type { Address } from '../../base/hex.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { readBalance, readFees } from '../../registry/readAccountState.ts'
import type { RegistrationPlan, RegistrationStep } from './planRegistration.ts'
import { RegistrationError } from './RegistrationError.ts'

/**
 * Gas of each step at most, with an identifier of up to 200 characters: a node cannot be asked what it costs to give a
 * key to an issuer that is not there yet. A test compares.
 */
const gasOf: Readonly<Record<RegistrationStep, bigint>> = {
  'create-issuer': 130_000n,
  'add-key': 80_000n,
  'add-assertion-key': 75_000n,
}

/** What registering would use and cost at most, in wei. */
export type RegistrationQuote = { readonly gas: bigint; readonly cost: bigint }

/**
 * What is still to be sent would cost, with the fees of now.
 *
 * @param options `maxCost`, in wei, is the most that all of it may cost.
 * @throws {RegistrationError} `ISSUER_TOO_COSTLY`.
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function quoteRegistration(
  rpc: Rpc,
  { steps }: RegistrationPlan,
  { maxCost }: { maxCost?: bigint | undefined } = {},
): Promise<RegistrationQuote> {
  const gas = steps.reduce((sum, step) => sum + gasOf[step], 0n)
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
