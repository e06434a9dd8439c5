import { equalAccountIds } from '../base/accountId.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import type { Policy, TrustedRegistry } from './Policy.ts'
import { openRegistryView, type RegistryView } from './RegistryView.ts'

/** Everything that is verified together: one time, one block of each registry. */
export type Run = {
  readonly policy: Policy
  /** Milliseconds since 1970. */
  readonly now: number
  /** The registry at the block of this run; `undefined` where there is no reader for it. */
  view(trusted: TrustedRegistry): Promise<RegistryView> | undefined
}

/** Starts a run. A registry is first asked when the first credential names it. */
export function startRun(options: {
  policy: Policy
  readers: readonly RegistryReader[]
  now: number
}): Run {
  const { policy, readers, now } = options
  const views = new Map<TrustedRegistry, Promise<RegistryView>>()
  return {
    policy,
    now,
    view(trusted) {
      const reader = readers.find((it) => equalAccountIds(it.registry, trusted.registry))
      if (!reader) return undefined
      const view = views.get(trusted) ?? openRegistryView(reader, trusted)
      views.set(trusted, view)
      return view
    },
  }
}
