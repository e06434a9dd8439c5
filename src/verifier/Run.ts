import { type AccountId, formatAccountId } from '../base/accountId.ts'
import type { Policy } from './Policy.ts'
import { openRegistryView, type RegistryView } from './RegistryView.ts'
import type { TrustedRegistries } from './TrustedRegistries.ts'

/** Everything that is verified together: one time, one block of each registry. */
export type Run = {
  readonly policy: Policy
  /** Milliseconds since 1970. */
  readonly now: number
  /**
   * The registry that a credential names, at the block of this run, or why it is not looked at.
   *
   * @throws {RegistryError} where the node or the registry fails.
   */
  view(named: AccountId): Promise<RegistryView | 'REGISTRY_UNKNOWN' | 'REGISTRY_NOT_READ'>
}

/** Starts a run. A registry is first asked when the first credential names it. */
export function startRun(options: {
  policy: Policy
  registries: TrustedRegistries
  now: number
}): Run {
  const { policy, registries, now } = options
  const views = new Map<string, Promise<RegistryView>>()
  return {
    policy,
    now,
    async view(named) {
      const found = await registries.find(named)
      if (typeof found === 'string') return found
      const id = formatAccountId(named)
      const view = views.get(id) ?? openRegistryView(found.reader, found.trusted)
      views.set(id, view)
      return view
    },
  }
}
