import type { ChainReader } from '../../../registry/ChainReader.ts'
import type { VerifierOptions } from '../../../verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../../verifier/Policy.ts'
import { ServerError } from './ServerError.ts'
import type { ChainState, Readiness } from './shapes.ts'

/** An answer is good for so long: whoever asks all the time does not ask the node all the time. */
const freshMilliseconds = 1000
const waitMilliseconds = 5000

/**
 * Tells whether the chains can be read: which ones, the newest final block of each, and how old that is. Where
 * one is older than the policy allows, no status would be known, so that is not ready either.
 *
 * @returns Rejects with a `ServerError` where it is not ready.
 */
export function createReadiness(
  options: Pick<VerifierOptions, 'chain' | 'chains' | 'policy' | 'now'>,
): () => Promise<Readiness> {
  const { chain, chains = new Map<number, ChainReader>(), policy = defaultPolicy, now } = options
  const readers = [...chains.values(), ...(chain ? [chain] : [])]
  let last: { readonly answer: Promise<Readiness>; readonly until: number } | undefined
  const read = async (): Promise<Readiness> => {
    const time = now()
    const states = await Promise.all(readers.map((reader) => readState(reader, policy, time)))
    const trusted = states.filter((state) => state !== undefined)
    if (trusted.length > 0) return { status: 'ready', chains: trusted }
    throw notReady('there is no node of a chain with a registry that the policy trusts')
  }
  return () => {
    const time = performance.now()
    if (!last || last.until <= time) {
      const answer = within(read(), waitMilliseconds)
      answer.catch(() => {})
      last = { answer, until: time + freshMilliseconds }
    }
    return last.answer
  }
}

/** `undefined` of a chain on which the policy trusts no registry: nothing depends on it. */
async function readState(
  reader: ChainReader,
  { registries, maxBlockAge }: Policy,
  time: number,
): Promise<ChainState | undefined> {
  const chainId = await reader.readChainId()
  const trusted = registries?.find(({ registry }) => registry.chainId === chainId)
  if (registries && !trusted) return undefined
  const { number, hash, timestamp } = await reader.readBlock(trusted?.finality ?? 'finalized')
  const age = Math.max(0, Math.floor(time / 1000) - timestamp)
  if (age > maxBlockAge) {
    throw notReady(`the final block of chain ${chainId}, ${number}, is ${age} seconds old`)
  }
  return { chainId, block: { number, hash, at: new Date(timestamp * 1000).toISOString() }, age }
}

async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = notReady(`a chain was silent for ${milliseconds} milliseconds`)
    timer = setTimeout(() => reject(error), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    if (error instanceof ServerError) throw error
    throw notReady('a chain could not be read', error)
  } finally {
    clearTimeout(timer)
  }
}

function notReady(problem: string, cause?: unknown): ServerError {
  return new ServerError({ code: 'SERVER_NOT_READY', problem, cause })
}
