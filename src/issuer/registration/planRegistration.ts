import { utf8 } from '../../base/bytes.ts'
import { keccak256 } from '../../base/hash.ts'
import { type Address, type Hex, toHex } from '../../base/hex.ts'
import { findIssuer } from '../../registry/findIssuer.ts'
import { isGoodAt } from '../../registry/isGoodAt.ts'
import { type ReaderOptions, toReadContract } from '../../registry/ReaderOptions.ts'
import type { Block, KeyRecord } from '../../registry/Registry.ts'
import { readAssertionKey } from '../../registry/readAssertionKey.ts'
import { readIssuer } from '../../registry/readIssuer.ts'
import { readKey } from '../../registry/readKey.ts'
import { RegistrationError } from './RegistrationError.ts'

/** Who is to be an issuer, and what is to be known of it. */
export type Registrant = {
  /** Manages the issuer, and anchors for it. */
  readonly account: Address
  /** `issuer.id` of every document, for ever, such as `did:web:academy.example`. */
  readonly identifier: string
  /** The public key that signs documents. */
  readonly multikey?: string | undefined
  /** Where it is known already. */
  readonly issuerId?: number | undefined
}

/** What is still to be sent, in this order. */
export type RegistrationStep = 'create-issuer' | 'add-key' | 'add-assertion-key'

/** What is still to be sent until a registry knows an issuer. */
export type RegistrationPlan = {
  /** Absent where there is no such issuer yet. */
  readonly issuerId?: number
  readonly steps: readonly RegistrationStep[]
}

/**
 * What a registry does not know yet of an issuer, at its newest block. What was sent before is found again, so that
 * nothing is sent twice.
 *
 * @throws {RegistrationError}
 * @throws {RegistryError} where the chain cannot be read.
 *
 * @example
 * await planRegistration({ rpc, registry }, { account, identifier: 'did:web:academy.example', multikey })
 */
export async function planRegistration(
  options: ReaderOptions,
  registrant: Registrant,
): Promise<RegistrationPlan> {
  const contract = toReadContract(options)
  const { chain, registry } = contract
  await chain.identify(registry, 'CredentialRegistry')
  const block = await chain.readBlock('latest')
  const { account, identifier, multikey } = registrant
  const identifierHash = toHex(keccak256(utf8(identifier)))

  const key = await readKey(contract, account, block)
  if (key) assertUsable(account, key, block)
  const sought = { controller: account, identifierHash }
  const issuerId =
    key?.issuerId ?? registrant.issuerId ?? (await findIssuer(contract, sought, block))
  if (issuerId === undefined) {
    const steps = ['create-issuer', 'add-key'] as const
    return { steps: multikey === undefined ? steps : [...steps, 'add-assertion-key'] }
  }

  const issuer = await readIssuer(contract, issuerId, block)
  if (issuer?.identifierHash !== identifierHash) throw other(issuerId, identifier)
  const listed =
    multikey === undefined
      ? undefined
      : await readAssertionKey(contract, { issuerId, multikey }, block)
  if (listed && !isGoodAt(listed, block.timestamp)) throw over('the key that signs documents')
  const steps: RegistrationStep[] = key ? [] : ['add-key']
  if (multikey !== undefined && !listed) steps.push('add-assertion-key')
  if (steps.length > 0) assertOwn(issuer.controller, registrant.account, issuerId)
  return { issuerId, steps }
}

function assertUsable(account: Address, key: KeyRecord, block: Block): void {
  if (!isGoodAt(key, block.timestamp)) throw over(`the key ${account}`)
  if (key.roles.includes('anchor')) return
  const problem = `${account} is a key of issuer ${key.issuerId} and may not anchor for it`
  throw new RegistrationError({ code: 'ISSUER_OTHER', problem })
}

function assertOwn(controller: Hex, account: Address, issuerId: number): void {
  if (controller === account) return
  const problem = `issuer ${issuerId} is managed by ${controller}, not by ${account}`
  throw new RegistrationError({ code: 'ISSUER_NOT_YOURS', problem })
}

function other(issuerId: number, identifier: string): RegistrationError {
  const problem = `issuer ${issuerId} has another identifier than ${identifier}`
  return new RegistrationError({ code: 'ISSUER_OTHER', problem })
}

function over(what: string): RegistrationError {
  const problem = `${what} is over, or was declared compromised`
  return new RegistrationError({ code: 'ISSUER_KEY_OVER', problem })
}
