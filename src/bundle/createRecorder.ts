import { type AccountId, formatAccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import type { Block } from '../registry/Registry.ts'

/** What was read of a contract. */
export type ReadOut = { readonly contract: AccountId; readonly slots: ReadonlySet<Hex> }

/** A chain that is read, and what was read of it at each block. */
export type Recorder = {
  readonly chain: ChainReader
  /** The final block that was found first; `undefined` where none was. */
  readonly final: () => Block | undefined
  /** What was read at that block. */
  readonly list: () => readonly ReadOut[]
}

/**
 * Reads a chain, and notes which slots of which contracts a verdict rests on.
 *
 * @example
 * const recorder = createRecorder(chain)
 * await createVerifier({ policy, chain: recorder.chain, now }).verify(text)
 * recorder.list()
 */
export function createRecorder(chain: ChainReader): Recorder {
  let final: Block | undefined
  const read = new Map<string, { contract: AccountId; slots: Set<Hex> }>()
  const openNote = (contract: AccountId) => {
    const id = formatAccountId(contract)
    const note = read.get(id) ?? { contract, slots: new Set<Hex>() }
    read.set(id, note)
    return note
  }
  return {
    final: () => final,
    list: () => [...read.values()],
    chain: {
      ...chain,
      async identify(contract, name) {
        await chain.identify(contract, name)
        openNote(contract)
      },
      async readBlock(at) {
        const block = await chain.readBlock(at)
        const isFinal = at === 'finalized' || (typeof at === 'object' && 'confirmations' in at)
        if (isFinal) final ??= block
        return isFinal ? (final ?? block) : block
      },
      async readSlots(contract, slots, block) {
        if (block.hash === final?.hash) {
          const note = openNote(contract)
          for (const slot of slots) note.slots.add(slot)
        }
        return chain.readSlots(contract, slots, block)
      },
    },
  }
}
