import { type ContextSet, UnknownContextError } from './contexts.ts'

/** The terms that hold at one place of a document, as the JSON-LD library keeps them. */
type ActiveContext = {
  readonly mappings: ReadonlyMap<string, object>
  readonly protected: Readonly<Record<string, boolean>>
  readonly getInverse: unknown
  readonly previousContext?: ActiveContext
  clone: (this: ActiveContext) => ActiveContext
  revertToPreviousContext: (this: ActiveContext) => ActiveContext
}

/** What the library makes of a context where others hold already, and the warnings that it had for it. */
type Processed = { readonly context: ActiveContext; readonly events: readonly unknown[] }

/** A context, and what was made of it: the library asks before it works that out, and tells afterwards. */
type ResolvedContext = {
  readonly document: unknown
  getProcessed(active: ActiveContext): Processed | undefined
  setProcessed(active: ActiveContext, processed: Processed): void
}

/** Finds the text of a context: the option `contextResolver` of the library. */
export type ContextResolver = {
  resolve(options: {
    readonly activeCtx: ActiveContext
    readonly context: unknown
  }): Promise<readonly ResolvedContext[]>
}

/** Others that a context is remembered beside: as many as the library itself remembers for one document. */
const mostBeside = 10

/** By the text of a context, or of one inside of it: only pinned ones get here, and there are few. */
const known = new Map<string, Remembered>()

/**
 * Gives a JSON-LD library the texts of a set, and nothing else; and lets it work out what they mean once for all
 * documents, not anew for each. That is two thirds of the time that it takes for a badge.
 *
 * @param contexts Pinned ones: what is made of each is kept for ever.
 *
 * @example
 * await cryptosuite.canonize(document, { documentLoader, contextResolver: createContextResolver(contexts) })
 */
export function createContextResolver(contexts: ContextSet): ContextResolver {
  return {
    async resolve({ activeCtx, context }) {
      return [context]
        .flat()
        .flatMap((one) => readContext(one, contexts))
        .map((one, i) => toResolved(one, i === 0 ? activeCtx : undefined))
    },
  }
}

function readContext(context: unknown, contexts: ContextSet): readonly Remembered[] {
  if (typeof context !== 'string') return [remember(JSON.stringify(context), context)]
  const pinned = contexts.get(context)
  if (!pinned) throw new UnknownContextError({ url: context })
  // No pinned context refers to another one: its text is an object.
  return [remember(pinned.id.digest, pinned.text)]
}

function remember(name: string, document: unknown): Remembered {
  const found = known.get(name) ?? { document, beside: new Map(), besideReverting: new Map() }
  known.set(name, found)
  return found
}

/** What was made of a context beside others, by these: where it holds further down, too, and where it does not. */
type Remembered = {
  readonly document: unknown
  readonly beside: Map<ActiveContext, Processed>
  readonly besideReverting: Map<ActiveContext, Processed>
}

/**
 * @param origin What holds where the context stands. For one that does not hold further down the library asks
 * with a copy of it, a new one each time.
 */
function toResolved(
  { document, beside, besideReverting }: Remembered,
  origin: ActiveContext | undefined,
): ResolvedContext {
  const place = (active: ActiveContext) =>
    origin === undefined || active === origin
      ? ([beside, active] as const)
      : ([besideReverting, origin] as const)
  return {
    document,
    getProcessed: (active) => {
      const [all, key] = place(active)
      const found = all.get(key)
      // The last one asked for is the last one forgotten.
      if (found && all.delete(key)) all.set(key, found)
      return found
    },
    setProcessed: (active, processed) => {
      const [all, key] = place(active)
      const oldest = all.keys().next()
      if (all.size >= mostBeside && !oldest.done) all.delete(oldest.value)
      all.set(key, processed)
      processed.context.clone = copy
      processed.context.revertToPreviousContext = revert
    },
  }
}

/**
 * What the library's own function copies, but without copying the definitions of terms: they are replaced, never
 * changed, once they are there.
 */
function copy(this: ActiveContext): ActiveContext {
  const { clone, getInverse, revertToPreviousContext, previousContext } = this
  const rest = this as unknown as Readonly<Record<string, unknown>>
  const names = ['@base', '@language', '@vocab'].filter((name) => name in this)
  return {
    mappings: new Map(this.mappings),
    clone,
    ...{ inverse: null },
    getInverse,
    protected: { ...this.protected },
    ...(previousContext && { previousContext }),
    revertToPreviousContext,
    ...Object.fromEntries(names.map((name) => [name, rest[name]])),
  }
}

const reverted = new WeakMap<ActiveContext, ActiveContext>()

/** The same copy each time: what was worked out beside it is found again. */
function revert(this: ActiveContext): ActiveContext {
  const { previousContext } = this
  if (!previousContext) return this
  const found = reverted.get(previousContext) ?? previousContext.clone()
  reverted.set(previousContext, found)
  return found
}
