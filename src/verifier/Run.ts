import { type AccountId, formatAccountId } from '../base/accountId.ts'
import type { FetchResource } from '../base/FetchResource.ts'
import { rememberRecent } from '../base/rememberRecent.ts'
import { createDidResolver, type DidResolver } from '../identity/createDidResolver.ts'
import type { VerifyProof } from '../proof/verifyProof.ts'
import type { TreeHashing } from './checks/checkIntegrity.ts'
import type { KnownGrant, Policy } from './Policy.ts'
import { openRegistryView, type RegistryView } from './RegistryView.ts'
import type { TrustedRegistries } from './TrustedRegistries.ts'

/** Everything that is verified together: one time, one block of each registry, one look at each host. */
export type Run = {
  readonly policy: Policy
  /** Milliseconds since 1970. */
  readonly now: number
  /** The time that status and validity are asked about, where it is not now; milliseconds since 1970. */
  readonly at?: number
  /** The block that the registries are seen at, where a bundle shows them. */
  readonly proven?: ProvenBlock
  /** The policy's grants, and those that were presented. */
  readonly grants: readonly KnownGrant[]
  readonly resolver: DidResolver
  /** Keccak-256, as quick as the platform has it, each inner node once. */
  readonly hashing: Promise<TreeHashing>
  /** Checks one Data Integrity proof. */
  readonly verifyProof: VerifyProof
  /** Absent where no host may be asked. */
  readonly fetch: FetchResource | undefined
  /** Texts of schemas that the verifier was given, by their URLs. */
  readonly schemas: ReadonlyMap<string, string>
  /**
   * The registry that somebody names, at the block of this run, or why it is not looked at.
   *
   * @throws {RegistryError} where the node or the registry fails.
   */
  view(named: AccountId): Promise<RegistryView | 'REGISTRY_UNKNOWN' | 'REGISTRY_NOT_READ'>
  /** What was worked out before in this run under the same name, or else now. */
  once<Value>(name: string, work: () => Promise<Value>): Promise<Value>
  /** The same for what may be large: what was asked for longest ago is forgotten, and worked out again. */
  remember<Value extends { readonly bytes: number }>(
    name: string,
    work: () => Promise<Value>,
  ): Promise<Value>
}

/** The block of a bundle. */
export type ProvenBlock = {
  /** Seconds since 1970. */
  readonly time: number
  /** How old it may be, in seconds. */
  readonly maxAge: number
}

/** What all that one run remembers may take: ten of the longest status lists, or thousands of the usual ones. */
const rememberedBytes = 2 ** 26

/** Starts a run. A registry is first asked when the first credential names it. */
export function startRun(options: {
  policy: Policy
  registries: TrustedRegistries
  fetch: FetchResource | undefined
  hashing: Promise<TreeHashing>
  verifyProof: VerifyProof
  grants?: readonly KnownGrant[]
  schemas?: ReadonlyMap<string, string>
  now: number
  at?: number
}): Run {
  const { policy, registries, fetch, hashing, grants = [], schemas = new Map(), now, at } = options
  return {
    policy,
    now,
    ...(at !== undefined && { at }),
    grants: [...policy.grants, ...grants],
    resolver: createDidResolver(fetch && { fetch }),
    fetch,
    schemas,
    hashing,
    verifyProof: options.verifyProof,
    ...openViews(registries),
  }
}

/** The same run over other registries: those that a bundle shows. */
export function withRegistries(run: Run, registries: TrustedRegistries, proven: ProvenBlock): Run {
  return { ...run, ...openViews(registries), proven }
}

function openViews(registries: TrustedRegistries): Pick<Run, 'view' | 'once' | 'remember'> {
  const known = new Map<string, Promise<unknown>>()
  const once = <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const value = known.get(name) ?? work()
    known.set(name, value)
    return value as Promise<Value>
  }
  const remember = rememberRecent<{ readonly bytes: number }>(rememberedBytes, (it) => it.bytes)
  return {
    view: (named) =>
      once(`registry ${formatAccountId(named)}`, async () => {
        const found = await registries.find(named)
        return typeof found === 'string' ? found : openRegistryView(found)
      }),
    once,
    remember: remember as Run['remember'],
  }
}
