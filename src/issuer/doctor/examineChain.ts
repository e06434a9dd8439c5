import type { AccountId } from '../../base/accountId.ts'
import { BaseError } from '../../base/BaseError.ts'
import { createRegistryReader } from '../../registry/createRegistryReader.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { readBlock } from '../../registry/readBlock.ts'
import { readChainId } from '../../registry/readChainId.ts'
import { readCode } from '../../registry/readCode.ts'
import type { Finding } from './Finding.ts'

/** Seconds by which the clocks of those who make blocks and of this machine may differ. */
const tolerance = 60
/** Seconds after which a chain seems to stand still. */
const longestPause = 600

/**
 * Whether a node is there, serves the right chain, is up to date, and has the registry.
 *
 * @param options `now`, milliseconds since 1970.
 */
export async function examineChain(options: {
  rpc: Rpc
  registry: AccountId
  now: number
}): Promise<readonly Finding[]> {
  const { rpc, registry, now } = options
  try {
    const chainId = await readChainId(rpc)
    const node = toNodeFinding(chainId, registry)
    if (node.outcome !== 'good') return [node]
    const { number, timestamp } = await readBlock(rpc, 'latest')
    const clock = toClockFinding(timestamp, Math.floor(now / 1000))
    const seen = { ...node, text: `${node.text}; its newest block is ${number}` }
    return [seen, clock, await examineRegistry(rpc, registry)]
  } catch (error) {
    return [toUnreachable(error)]
  }
}

/** That a node could not be asked. */
export function toUnreachable(error: unknown): Finding {
  if (!(error instanceof BaseError)) throw error
  return {
    code: 'NODE_UNREACHABLE',
    outcome: 'unknown',
    text: error.shortMessage,
    advice: 'Check the address, or name another node.',
  }
}

function toNodeFinding(chainId: number, registry: AccountId): Finding {
  const text = `The node serves chain ${chainId}`
  if (chainId === registry.chainId) return { code: 'NODE_OK', outcome: 'good', text }
  return {
    code: 'NODE_WRONG_CHAIN',
    outcome: 'problem',
    text: `${text}, and the registry of the project is on chain ${registry.chainId}.`,
    advice: 'Name a node of that chain.',
  }
}

function toClockFinding(block: number, now: number): Finding {
  const late = now - block
  if (late < -tolerance) {
    return {
      code: 'CLOCK_BEHIND',
      outcome: 'problem',
      text: `The newest block is ${-late} s ahead of the clock of this machine.`,
      advice: 'Set the clock: what is signed and issued states its time.',
    }
  }
  if (late > longestPause) {
    return {
      code: 'BLOCKS_OLD',
      outcome: 'warning',
      text: `The newest block is ${late} s old.`,
      advice: 'The chain pauses, the node lags behind, or the clock of this machine is ahead.',
    }
  }
  return { code: 'CLOCK_OK', outcome: 'good', text: 'The clock and the chain agree' }
}

async function examineRegistry(rpc: Rpc, registry: AccountId): Promise<Finding> {
  try {
    await createRegistryReader({ rpc, registry }).identify()
    return { code: 'CONTRACTS_OK', outcome: 'good', text: `The registry is at ${registry.address}` }
  } catch (error) {
    const isOther = error instanceof BaseError && error.code === 'REGISTRY_NOT_FOUND'
    if (!isOther) throw error
    const code = await readCode(rpc, registry.address)
    const text = error.shortMessage
    return code === '0x'
      ? { code: 'CONTRACTS_MISSING', outcome: 'problem', text, advice: 'Run `cairn deploy`.' }
      : {
          code: 'CONTRACTS_OTHER',
          outcome: 'problem',
          text,
          advice: 'Do not use this chain: something else is where the registry belongs.',
        }
  }
}
