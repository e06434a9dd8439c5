import * as v from 'valibot'
import { formatAccountId, parseAccountId } from '../base/accountId.ts'
import { BaseError } from '../base/BaseError.ts'
import type { Hex } from '../base/hex.ts'
import { isMultikey } from '../base/multikey.ts'
import { describeFault, type Fault, readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { parseCairnIssuer } from '../identity/CairnIssuer.ts'
import { generalScope, type ScopeKind, toScope } from '../trust/toScope.ts'
import { defaultPolicy, type KnownGrant, type Policy, requirableChecks } from './Policy.ts'

/** Thrown when a policy file, or a list of grants, is not of the documented form. */
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

const issuerId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 50))

const registered = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const issuer = parseCairnIssuer(dataset.value)
    if (issuer) return issuer
    addIssue({ message: 'expected eip155:<chain id>:0x<40 hex digits>/<issuer id>' })
    return NEVER
  }),
)

const pin = v.union(
  [
    v.strictObject({ issuer: v.string(), key: account }),
    v.strictObject({ issuer: v.string(), registered }),
    v.strictObject({
      issuer: v.string(),
      assertionKey: v.pipe(v.string(), v.check(isMultikey, 'expected a Multikey')),
    }),
  ],
  'expected an issuer, and one of its key, where it is registered, or its assertion key',
)

const scope = v.pipe(
  v.string(),
  v.regex(
    /^(general|(type|framework|achievement):.+)$/s,
    'expected `general`, or `type:`, `framework:` or `achievement:` and a name',
  ),
  v.transform((text) => {
    if (text === 'general') return generalScope
    const at = text.indexOf(':')
    return toScope(text.slice(0, at) as ScopeKind, text.slice(at + 1))
  }),
)

const uint32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1))

const grant = v.strictObject({
  registry: account,
  from: issuerId,
  to: issuerId,
  scope,
  sequence: v.optional(uint32, 0),
})

/** More edges than any path needs; each costs a read. */
const grants = v.pipe(v.array(grant), v.maxLength(64, 'expected at most 64 grants'))

const finality = v.union([
  v.literal('finalized'),
  v.strictObject({ confirmations: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
])

const registry = v.strictObject({
  registry: account,
  finality: v.optional(finality, 'finalized'),
  trustRegistry: v.exactOptional(account),
  timeTolerance: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

const url = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:/.test(text), 'expected http://… or https://…'),
)

const nodes = v.pipe(
  v.strictObject({
    chainId: v.pipe(v.number(), v.integer(), v.minValue(1)),
    urls: v.pipe(v.array(url), v.nonEmpty('expected at least one'), v.maxLength(16)),
    quorum: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  v.check(
    ({ urls, quorum = 1 }) => quorum <= urls.length,
    'expected a quorum of no more nodes than there are',
  ),
)

const trustedBlock = v.strictObject({
  chainId: v.pipe(v.number(), v.integer(), v.minValue(1)),
  hash: v.pipe(
    v.string(),
    v.regex(/^0x[0-9a-fA-F]{64}$/, 'expected 0x and 64 hex digits'),
    v.transform((text) => text.toLowerCase() as Hex),
  ),
})

const names = v.pipe(v.array(v.string()), v.nonEmpty('expected at least one'))

/** The form of a policy file, version 1. */
export const policyShape = v.strictObject({
  version: v.literal(1),
  registries: v.exactOptional(
    v.pipe(
      v.array(registry),
      // Of two rules for one registry only one would be followed.
      v.check(
        (all) => new Set(all.map((it) => formatAccountId(it.registry))).size === all.length,
        'expected each registry once',
      ),
    ),
  ),
  nodes: v.exactOptional(
    v.pipe(
      v.array(nodes),
      v.check(
        (all) => new Set(all.map(({ chainId }) => chainId)).size === all.length,
        'expected each chain once',
      ),
    ),
  ),
  pins: v.optional(v.array(pin), []),
  roots: v.optional(v.array(registered), []),
  grants: v.optional(grants, []),
  require: v.optional(v.array(v.picklist(requirableChecks)), []),
  accept: v.optional(
    v.strictObject({ ids: v.exactOptional(names), types: v.exactOptional(names) }),
    {},
  ),
  signature: v.optional(v.picklist(['always', 'unless-anchored']), defaultPolicy.signature),
  anchor: v.optional(v.picklist(['wanted', 'optional']), defaultPolicy.anchor),
  shortStatusLists: v.optional(v.boolean(), defaultPolicy.shortStatusLists),
  maxBlockAge: v.optional(v.pipe(v.number(), v.minValue(1)), defaultPolicy.maxBlockAge),
  trustedBlocks: v.exactOptional(v.array(trustedBlock)),
  maxBundleAge: v.optional(v.pipe(v.number(), v.minValue(1)), defaultPolicy.maxBundleAge),
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
  const read = readShape(policyShape, value)
  if ('faults' in read) throw new PolicyError(read)
  const { version: _, ...policy } = read.value
  return policy
}

/**
 * Reads a list of grants, as `grants` in a policy has it: what somebody presents so that a path can be
 * found. They are asked of the chain, never believed.
 *
 * @param value As `parseJson` gives it.
 * @throws {PolicyError}
 *
 * @example
 * parseGrants([{ registry: 'eip155:1:0x…', from: 3, to: 17, scope: 'general', sequence: 0 }])
 */
export function parseGrants(value: JsonValue): readonly KnownGrant[] {
  const read = readShape(grants, value)
  if ('faults' in read) throw new PolicyError(read)
  return read.value
}
