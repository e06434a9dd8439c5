import type { AccountId } from '../../../../src/base/accountId.ts'
import type { Address, Hex } from '../../../../src/base/hex.ts'
import { createNodeReader } from '../../../../src/registry/createNodeReader.ts'
import { createRegistryReader } from '../../../../src/registry/createRegistryReader.ts'
import type { Position, Block as ReaderBlock } from '../../../../src/registry/Registry.ts'
import { createTrustReader } from '../../../../src/trust/createTrustReader.ts'
import type { Block } from '../Chain.ts'
import type { World } from '../history/World.ts'
import { judgeAggregate, judgeInclusion } from './judgeProofs.ts'
import { remember } from './remember.ts'
import type { Subject } from './Subject.ts'
import { toFacts, toIssuer, toKeyRecord, toWindow } from './toAnswer.ts'

/** The parts of the SDK that a verifier reads with: storage slots, paths and signatures. */
export function createReader({ chain: { provider, registry, trust }, multikeys }: World): Subject {
  const account: AccountId = { chainId: 31337, address: registry.address as Address }
  const chain = createNodeReader(provider as never)
  const reader = createRegistryReader({ chain, registry: account })
  const grants = createTrustReader({
    chain,
    registry: { chainId: 31337, address: trust.address as Address },
  })
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
    without: ['moment'],
    async ask(questions, edges, block) {
      const answers = questions.map(async (question) => {
        const [facts] = await reader.readFacts([question as Position], toReaderBlock(block))
        if (!facts) throw new Error('no facts')
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
      const records = edges.map(async (edge) => {
        // Ids beyond numbers are none that the registry gave, but the slot is that of the id.
        const grant = await grants.readGrant(edge as never, toReaderBlock(block))
        return { window: toWindow(grant), depth: grant?.depth ?? 0 }
      })
      return { answers: await Promise.all(answers), grants: await Promise.all(records) }
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
