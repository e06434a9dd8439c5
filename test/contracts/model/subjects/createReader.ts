import type { AccountId } from '../../../../src/base/accountId.ts'
import type { Address, Hex } from '../../../../src/base/hex.ts'
import { createRegistryReader } from '../../../../src/registry/createRegistryReader.ts'
import type { Block as ReaderBlock } from '../../../../src/registry/Registry.ts'
import type { Block } from '../Chain.ts'
import type { World } from '../history/World.ts'
import { judgeAggregate, judgeInclusion } from './judgeProofs.ts'
import { readSlots } from './readSlots.ts'
import { remember } from './remember.ts'
import type { Subject } from './Subject.ts'
import { toFacts, toIssuer, toKeyRecord, toWindow } from './toAnswer.ts'

/** The parts of the SDK that a verifier reads with: storage slots, calls, paths and signatures. */
export function createReader({ chain: { provider, registry }, multikeys }: World): Subject {
  const account: AccountId = { chainId: 31337, address: registry.address as Address }
  const reader = createRegistryReader({ rpc: provider as never, registry: account })
  const slots = readSlots(provider, registry.address)
  const issuerOf = remember((id: bigint, block: Block) =>
    isNumber(id) ? reader.readIssuer(Number(id), toReaderBlock(block)) : undefined,
  )
  const aggregatedAt = remember((root: string, block: Block) =>
    reader.readAggregate(root as Hex, toReaderBlock(block)),
  )
  const assertionKeyOf = remember((name: string, block: Block) => {
    const [id, keyHash] = name.split(' ') as [string, string]
    const multikey = multikeys.get(keyHash)
    // The SDK is given a Multikey, so nothing can be asked about a hash of nothing.
    if (multikey === undefined || !isNumber(BigInt(id))) return undefined
    return reader.readAssertionKey(Number(id), multikey, toReaderBlock(block))
  })
  return {
    without: ['moment', 'grants'],
    async ask(questions, _, block) {
      const answers = questions.map(async (question) => {
        const facts = await slots(question, block)
        const keyRecord = toKeyRecord(facts.key)
        const issuerId = question.issuerId === 0n ? keyRecord.issuerId : question.issuerId
        const { assertionKey, aggregate } = question
        return {
          facts: toFacts(facts),
          keyRecord,
          issuerId,
          issuer: toIssuer(await issuerOf(issuerId, block)),
          assertionKey: toWindow(await assertionKeyOf(`${issuerId} ${assertionKey}`, block)),
          ...judgeInclusion(question),
          aggregatedAt: (await aggregatedAt(aggregate.superRoot, block)) ?? 0,
          ...(await judgeAggregate(account, question)),
        }
      })
      return { answers: await Promise.all(answers) }
    },
  }
}

/** The SDK has numbers for ids, so it cannot even ask for an issuer beyond them. */
function isNumber(id: bigint): boolean {
  return id <= BigInt(Number.MAX_SAFE_INTEGER)
}

function toReaderBlock({ blockNumber, hash, time }: Block): ReaderBlock {
  return { number: blockNumber, hash: hash as Hex, timestamp: time }
}
