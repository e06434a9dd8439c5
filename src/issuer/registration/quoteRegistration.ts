import type { Rpc } from '../../registry/Rpc.ts'
import { readFees } from '../../registry/readAccountState.ts'
import type { RegistrationPlan, RegistrationStep } from './planRegistration.ts'

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
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function quoteRegistration(
  rpc: Rpc,
  { steps }: RegistrationPlan,
): Promise<RegistrationQuote> {
  const gas = steps.reduce((sum, step) => sum + gasOf[step], 0n)
  return { gas, cost: gas * (await readFees(rpc)).maxFeePerGas }
}
