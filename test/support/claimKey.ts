import { type KeyConsent, toKeyConsentData } from '../../src/registry/KeyConsent.ts'
import type { KeyRole } from '../../src/registry/Registry.ts'
import type { Chain } from './openChain.ts'
import { toAccount } from './openChain.ts'

/** The account that manages issuers in the tests. */
export const controller = 9

/** Makes an issuer with this identifier and gives it the key of an account, which agrees. */
export async function claimKey(
  chain: Chain,
  options: { identifier: string; account: number; roles?: readonly KeyRole[] },
): Promise<{ issuerId: number; consent: KeyConsent }> {
  const { identifier, account, roles = ['anchor'] } = options
  const { issuerId } = await chain.issuerWriter(controller).createIssuer({ identifier })
  return { issuerId, consent: await addKey(chain, { issuerId, account, roles }) }
}

/** Gives an issuer the key of an account, which agrees. */
export async function addKey(
  chain: Chain,
  options: { issuerId: number; account: number; roles: readonly KeyRole[] },
): Promise<KeyConsent> {
  const { issuerId, account, roles } = options
  const writer = chain.issuerWriter(controller)
  const consent: KeyConsent = {
    registry: chain.registry,
    issuerId,
    controller: writer.controller,
    key: chain.writer(account).key,
    type: 'account',
    roles,
    deadline: 2 ** 40,
  }
  const proof = await toAccount(account).signTypedData(toKeyConsentData(consent))
  await writer.addKey(consent, proof)
  return consent
}

/** Lets time pass on the chain: the next block is this much later. */
export async function passTime(chain: Chain, seconds: number): Promise<void> {
  await chain.rpc.request({ method: 'evm_increaseTime', params: [seconds] })
  await chain.rpc.request({ method: 'evm_mine', params: [] })
}
