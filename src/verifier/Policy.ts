import * as v from 'valibot'
import { type AccountId, formatAccountId, parseAccountId } from '../base/accountId.ts'
import { BaseError } from '../base/BaseError.ts'
import { describeFault, type Fault, readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import type { Finality } from '../registry/Registry.ts'

/** A registry that the verifier trusts to record what its keys anchored. */
export type TrustedRegistry = {
  readonly registry: AccountId
  readonly finality: Finality
}

/** The verifier's own word for who an issuer is. */
export type Pin = {
  /** `issuer.id` as documents write it. */
  readonly issuer: string
} & (
  | {
      /** A key of the issuer, on the chain of the registry that it anchors to. */
      readonly key: AccountId
    }
  | {
      /** The issuer's record in a registry, whatever keys it has. */
      readonly registered: { readonly registry: AccountId; readonly issuerId: number }
    }
)

/** What a verifier accepts. Nothing in a credential can add to it. */
export type Policy = {
  /** Where it is left out, the deployed registry on the chain of the verifier's own node. */
  readonly registries?: readonly TrustedRegistry[]
  readonly pins: readonly Pin[]
  /** Oldest final block that still tells the status, in seconds. */
  readonly maxBlockAge: number
}

/** Two hours: several times what any large chain takes to finality. */
export const defaultMaxBlockAge = 7200

/** Trusts the deployed registry on the chain of the verifier's own node, and knows no issuer. */
export const defaultPolicy: Policy = { pins: [], maxBlockAge: defaultMaxBlockAge }

/** Thrown when a policy file is not of the documented form. */
export class PolicyError extends BaseError {
  override readonly name = 'PolicyError'
  readonly code = 'POLICY_MALFORMED'
  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The policy cannot be used.', {
      metaMessages: [
        ...faults.map((fault) => describeFault(fault, 'policy')),
        'Expected the form of docs/protocol.md, version 1.',
      ],
    })
  }
}

const account = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return parseAccountId(dataset.value)
    } catch {
      addIssue({ message: 'expected eip155:<chain id>:0x<40 hex digits>' })
      return NEVER
    }
  }),
)

const registered = v.pipe(
  v.string(),
  v.regex(/^[^/]+\/[1-9][0-9]{0,14}$/, 'expected eip155:<chain id>:0x<40 hex digits>/<issuer id>'),
  v.transform((text) => text.split('/')),
  v.tuple([account, v.pipe(v.string(), v.transform(Number))]),
  v.transform(([registry, issuerId]) => ({ registry, issuerId })),
)

const pin = v.union(
  [
    v.strictObject({ issuer: v.string(), key: account }),
    v.strictObject({ issuer: v.string(), registered }),
  ],
  'expected an issuer, and either its key or where it is registered',
)

const finality = v.union([
  v.literal('finalized'),
  v.strictObject({ confirmations: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
])

const shape = v.strictObject({
  version: v.literal(1),
  registries: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ registry: account, finality: v.optional(finality, 'finalized') })),
      // Of two rules for one registry only one would be followed.
      v.check(
        (all) => new Set(all.map((it) => formatAccountId(it.registry))).size === all.length,
        'expected each registry once',
      ),
    ),
  ),
  pins: v.optional(v.array(pin), []),
  maxBlockAge: v.optional(v.pipe(v.number(), v.minValue(1)), defaultMaxBlockAge),
})

/**
 * Reads a policy: `{"version": 1, "registries": [{"registry": "eip155:1:0x…"}], "pins": [{"issuer":
 * "did:web:…", "key": "eip155:1:0x…"}], "maxBlockAge": 7200}`. All but the version may be left out: then
 * the deployed registry is trusted, and no issuer. A member that is not known is refused, so that a
 * misspelt rule is never silently left out.
 *
 * @param value As `parseJson` gives it.
 * @throws {PolicyError}
 */
export function parsePolicy(value: JsonValue): Policy {
  const read = readShape(shape, value)
  if ('faults' in read) throw new PolicyError(read)
  const { version: _, ...policy } = read.value
  return policy
}
