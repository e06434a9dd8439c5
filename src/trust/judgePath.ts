import { decodeFunctionResult } from 'viem'
import type { Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { askRegistry, noRegistry, type Registry } from '../registry/askNode.ts'
import { encodeCall } from '../registry/encodeCall.ts'
import type { Block } from '../registry/Registry.ts'
import { trustAbi as abi } from '../registry/trustAbi.ts'
import { type Edge, toEdge, toTime } from './Grant.ts'

/** What is asked of a path of grants. */
export type PathQuestion = {
  /** The issuer where it has to start. Which root to trust is up to the reader. */
  readonly root: number
  /** The issuer where it has to end. */
  readonly issuer: number
  /** What has to be vouched for, 32 bytes: `generalScope`, or what `toScope` gives. */
  readonly scope: Hex
  /** The edges in order; none only where the root is the issuer. */
  readonly path: readonly Edge[]
  /** When each of them has to be good, in seconds since 1970: that of the anchor. */
  readonly time: number
}

/** What can be wrong with a path of grants. The order is the contract's. */
export const pathFlaws = ['broken', 'out-of-scope', 'unknown', 'too-long', 'not-good'] as const

/**
 * One of `pathFlaws`: edges do not meet, or not the root or the issuer; an edge is of another scope; a grant
 * was never written; more edges follow than it allows; it is not good at that time.
 */
export type PathFlaw = (typeof pathFlaws)[number]

/** The first thing that is wrong with a path of grants. */
export type PathFault = {
  readonly flaw: PathFlaw
  /** The edge, from 0; the number of edges where they do not lead to the issuer. */
  readonly place: number
}

/** What is wrong with a path of grants at a block; `undefined` where it leads from the root to the issuer. */
export async function judgePath(
  registry: Registry,
  { root, issuer, scope, path, time }: PathQuestion,
  block: Block,
): Promise<PathFault | undefined> {
  const functionName = 'judgePath'
  return askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [
      toUint(root, 64),
      toUint(issuer, 64),
      scope,
      path.map(toEdge),
      toTime(time),
    ]),
    words: 2,
    decode: (data) => {
      const [number, place] = decodeFunctionResult({ abi, functionName, data })
      if (place > path.length) throw noRegistry()
      if (number === 0) return undefined
      const flaw = pathFlaws[number - 1]
      if (flaw === undefined) throw noRegistry()
      return { flaw, place: Number(place) }
    },
  })
}
