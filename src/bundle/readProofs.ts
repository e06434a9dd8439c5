import { type Hex, isHex } from '../base/hex.ts'
import { askNode } from '../registry/askNode.ts'
import type { Block } from '../registry/Registry.ts'
import { RegistryError } from '../registry/RegistryError.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { readCode } from '../registry/readCode.ts'
import { BundleError } from './BundleError.ts'
import type { ProvenContract } from './BundleShape.ts'
import type { ReadOut } from './createRecorder.ts'

/** Slots in one call. */
const slotsPerCall = 64

/**
 * Asks a node for the proofs of slots of a contract, and of its account (`eth_getProof`, EIP-1186).
 *
 * @throws {BundleError} `BUNDLE_PROOF_REFUSED` where it gives none.
 * @throws {RegistryError} where it does not answer.
 */
export async function readProofs(
  rpc: Rpc,
  { contract, slots }: ReadOut,
  block: Block,
): Promise<ProvenContract> {
  const { address } = contract
  const at = `0x${block.number.toString(16)}`
  const wanted = [...slots]
  const parts: Hex[][] = []
  for (let i = 0; i === 0 || i < wanted.length; i += slotsPerCall) {
    parts.push(wanted.slice(i, i + slotsPerCall))
  }
  const code = await readCode(rpc, address, block.number)
  let account: readonly Hex[] | undefined
  const proven: { slot: Hex; proof: readonly Hex[] }[] = []
  for (const part of parts) {
    const answer = await askForProof(rpc, [address, part, at])
    account ??= toNodes(answer.accountProof)
    const given = Array.isArray(answer.storageProof) ? answer.storageProof : []
    if (given.length !== part.length) throw refused('proofs of some slots are missing')
    // In the order asked; how a node writes the key is its own affair.
    part.forEach((slot, i) => void proven.push({ slot, proof: toNodes(given[i]?.proof) }))
  }
  return { address, code, proof: account ?? [], slots: proven }
}

async function askForProof(rpc: Rpc, params: readonly unknown[]): Promise<Record<string, unknown>> {
  try {
    return ((await askNode(rpc, 'eth_getProof', params)) ?? {}) as Record<string, unknown>
  } catch (cause) {
    if (!(cause instanceof RegistryError)) throw cause
    throw refused('the node did not answer eth_getProof', cause)
  }
}

function toNodes(value: unknown): readonly Hex[] {
  if (Array.isArray(value) && value.every((it) => isHex(it))) return value as Hex[]
  throw refused('the node gave something that is no proof')
}

function refused(problem: string, cause?: unknown): BundleError {
  return new BundleError({ code: 'BUNDLE_PROOF_REFUSED', problem, cause })
}
