import type { AccountId } from '../../base/accountId.ts'
import type { Hex } from '../../base/hex.ts'
import { createIssuerWriter } from '../../registry/createIssuerWriter.ts'
import { toKeyConsentData } from '../../registry/KeyConsent.ts'
import type { Receipt, TransactionSender } from '../../registry/Registry.ts'
import type { TypedData } from '../../registry/TypedData.ts'
import type { Registrant, RegistrationPlan, RegistrationStep } from './planRegistration.ts'

/** How long a key's consent can be used, in seconds: as long as a transaction may take. */
const consentLasts = 3_600

/** How an issuer is registered. */
export type RegisterOptions = {
  readonly sender: TransactionSender
  readonly registry: AccountId
  readonly registrant: Registrant
  readonly plan: RegistrationPlan
  /** Signs for the account that is to be a key: nobody is made one without its word. */
  readonly signTypedData: (data: TypedData) => Promise<Hex>
  /** Time of the chain's newest block, in seconds since 1970. */
  readonly now: number
  /** Called after each step that is in the chain; keep the number of the issuer. */
  readonly onStep?: (done: {
    readonly step: RegistrationStep
    readonly issuerId: number
    readonly receipt: Receipt
  }) => Promise<void>
}

/**
 * Sends what a registry does not know yet of an issuer, one transaction after the other.
 *
 * @returns The number of the issuer.
 * @throws {RegistryError} where the registry refuses, or a transaction is not mined.
 */
export async function register(options: RegisterOptions): Promise<number> {
  const { sender, registry, registrant, plan, signTypedData, now, onStep } = options
  const { account: key, identifier, multikey = '' } = registrant
  const writer = createIssuerWriter({ sender, registry })
  let { issuerId = 0 } = plan
  for (const step of plan.steps) {
    let receipt: Receipt
    if (step === 'create-issuer') {
      ;({ issuerId, receipt } = await writer.createIssuer({ identifier }))
    } else if (step === 'add-key') {
      const roles = ['anchor', 'suspend', 'revoke'] as const
      const place = { registry, issuerId, controller: writer.controller }
      const consent = {
        ...place,
        key,
        type: 'account',
        roles,
        deadline: now + consentLasts,
      } as const
      receipt = await writer.addKey(consent, await signTypedData(toKeyConsentData(consent)))
    } else {
      receipt = await writer.addAssertionKey(issuerId, multikey)
    }
    await onStep?.({ step, issuerId, receipt })
  }
  return issuerId
}
