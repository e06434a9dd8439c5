import type { Rpc } from '../../../registry/Rpc.ts'
import { readBlock } from '../../../registry/readBlock.ts'
import { readChainId } from '../../../registry/readChainId.ts'
import type { VerifierOptions } from '../../../verifier/createVerifier.ts'
import { defaultPolicy } from '../../../verifier/Policy.ts'
import { ServerError } from './ServerError.ts'
import type { Readiness } from './shapes.ts'

/** An answer is good for so long: whoever asks all the time does not ask the node all the time. */
const freshMilliseconds = 1000
const waitMilliseconds = 5000

/**
 * Tells whether the chain can be read: which one it is, its newest final block, and how old that is. Where it
 * is older than the policy allows, no status would be known, so that is not ready either.
 *
 * @returns Rejects with a `ServerError` where it is not ready.
 */
export function createReadiness({
  node,
  policy = defaultPolicy,
  now,
}: Pick<VerifierOptions, 'node' | 'policy' | 'now'>): () => Promise<Readiness> {
  let last: { readonly answer: Promise<Readiness>; readonly until: number } | undefined
  const read = async (): Promise<Readiness> => {
    if (!node) throw notReady('there is no node to ask')
    const chainId = await readChainId(node)
    const block = await readFinal(node, chainId, policy)
    const age = Math.max(0, Math.floor(now() / 1000) - block.timestamp)
    if (age > policy.maxBlockAge) {
      throw notReady(`its final block, ${block.number}, is ${age} seconds old`)
    }
    const at = new Date(block.timestamp * 1000).toISOString()
    return { status: 'ready', chainId, block: { number: block.number, hash: block.hash, at }, age }
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

/** The first registry on the chain of the node says what is final there. */
function readFinal(
  node: Rpc,
  chainId: number,
  { registries }: { registries?: typeof defaultPolicy.registries },
) {
  const trusted = registries?.find(({ registry }) => registry.chainId === chainId)
  if (registries && !trusted)
    throw notReady(`the policy trusts no registry on its chain, ${chainId}`)
  return readBlock(node, trusted?.finality ?? 'finalized')
}

async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = notReady(`the node was silent for ${milliseconds} milliseconds`)
    timer = setTimeout(() => reject(error), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    if (error instanceof ServerError) throw error
    throw notReady('the node did not say which block is final', error)
  } finally {
    clearTimeout(timer)
  }
}

function notReady(problem: string, cause?: unknown): ServerError {
  return new ServerError({ code: 'SERVER_NOT_READY', problem, cause })
}
