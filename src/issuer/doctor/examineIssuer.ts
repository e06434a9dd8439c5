import type { AccountId } from '../../base/accountId.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { planRegistration, type Registrant } from '../registration/planRegistration.ts'
import { RegistrationError } from '../registration/RegistrationError.ts'
import type { Finding } from './Finding.ts'

/**
 * Whether a registry knows an issuer, its account and its key for documents.
 *
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function examineIssuer(options: {
  rpc: Rpc
  registry: AccountId
  registrant: Registrant
}): Promise<Finding> {
  const { rpc, registry, registrant } = options
  const { identifier } = registrant
  try {
    const { issuerId, steps } = await planRegistration({ rpc, registry }, registrant)
    if (issuerId === undefined) {
      return {
        code: 'ISSUER_NONE',
        outcome: 'warning',
        text: `The registry has no issuer ${identifier}: verifiers have to know the account itself.`,
        advice: 'Run `cairn init`.',
      }
    }
    if (steps.length === 0) {
      const text = `${identifier} is issuer ${issuerId}, with its account and its key for documents`
      return { code: 'ISSUER_OK', outcome: 'good', text }
    }
    return {
      code: 'ISSUER_INCOMPLETE',
      outcome: 'problem',
      text: `${identifier} is issuer ${issuerId}, and this is still to be sent: ${steps.join(', ')}.`,
      advice: 'Run `cairn init` again: it goes on.',
    }
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error
    const { shortMessage: text, metaMessages } = error
    return { code: 'ISSUER_WRONG', outcome: 'problem', text, advice: metaMessages[0] as string }
  }
}
