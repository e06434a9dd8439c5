import type { AccountId } from '../../../../src/base/accountId.ts'
import { type Address, fromHex, type Hex, toHex } from '../../../../src/base/hex.ts'
import { computeRoot } from '../../../../src/merkle/computeRoot.ts'
import { computeSuperRoot } from '../../../../src/proof/hashSuperLeaf.ts'
import { verifyAggregateSignature } from '../../../../src/proof/verifyAggregateSignature.ts'
import { createRegistryReader } from '../../../../src/registry/createRegistryReader.ts'
import {
  type Facts,
  type IssuerRecord,
  keyRoles,
  keyTypes,
  type Block as ReaderBlock,
} from '../../../../src/registry/Registry.ts'
import type { Answer } from '../Answer.ts'
import type { Block, Chain } from '../Chain.ts'
import { type Question, ZERO_ADDRESS, ZERO_HASH } from '../Question.ts'
import { readSlots } from './readSlots.ts'
import type { Subject } from './Subject.ts'

/** The parts of the SDK that a verifier reads with: storage slots, calls, paths and signatures. */
export function createReader({ provider, registry: { address } }: Chain): Subject {
  const registry: AccountId = { chainId: 31337, address: address as Address }
  const reader = createRegistryReader({ rpc: provider as never, registry })
  const slots = readSlots(provider, address)
  return {
    name: 'the reader',
    without: ['moment', 'grants', 'pendingController', 'assertionKey', 'aggregatedAt'],
    async ask(questions, _, block) {
      const answers = questions.map(async (question) => {
        const facts = await slots(question, block)
        const key = toKeyRecord(facts.key)
        const issuerId = question.issuerId === 0n ? key.issuerId : question.issuerId
        // The SDK has numbers for ids, so it cannot even ask for an issuer beyond them.
        const issuer =
          issuerId > BigInt(Number.MAX_SAFE_INTEGER)
            ? undefined
            : await reader.readIssuer(Number(issuerId), toReaderBlock(block))
        return {
          facts: toFacts(facts),
          keyRecord: key,
          issuerId,
          issuer: toIssuer(issuer),
          ...judgeInclusion(question),
          ...(await judgeAggregate(registry, question)),
        }
      })
      return { answers: await Promise.all(answers) }
    },
  }
}

function toReaderBlock({ blockNumber, hash, time }: Block): ReaderBlock {
  return { number: blockNumber, hash: hash as Hex, timestamp: time }
}

function toFacts({ anchor, key: _, ...status }: Facts): Answer['facts'] {
  return { anchoredAt: anchor?.anchoredAt ?? 0, size: anchor?.size ?? 0, ...status }
}

function toKeyRecord(key: Facts['key']): Answer['keyRecord'] {
  if (key === undefined) {
    return { issuerId: 0n, from: 0, end: 0, badSince: 0, keyType: 0, roles: 0 }
  }
  const { issuerId, from, end = 0, badSince = 0, type, roles } = key
  return {
    issuerId: BigInt(issuerId),
    from,
    end,
    badSince,
    keyType: keyTypes.indexOf(type),
    roles: roles.reduce((sum, role) => sum + 2 ** keyRoles.indexOf(role), 0),
  }
}

function toIssuer(issuer: IssuerRecord | undefined): Answer['issuer'] {
  return {
    controller: ZERO_ADDRESS,
    anchoredOnly: false,
    identifierHash: ZERO_HASH,
    ...issuer,
    pendingController: ZERO_ADDRESS,
  }
}

function judgeInclusion({ leaf, index, size, path, root }: Question) {
  const reached = computeRoot({ leaf: fromHex(leaf), index, size, path: fromHex(path) })
  return { isIncluded: reached !== undefined && toHex(reached) === root }
}

async function judgeAggregate(registry: AccountId, { key, root, size, aggregate }: Question) {
  if (aggregate.superRoot === ZERO_HASH) return { isAggregated: false, isAgreed: false }
  const batch = { key: key as Address, root: fromHex(root), size }
  const proof = {
    index: aggregate.index,
    size: aggregate.size,
    path: fromHex(aggregate.path),
    notAfter: aggregate.notAfter,
    signature: fromHex(aggregate.signature),
    ...(aggregate.publicKey !== '0x' && { publicKey: fromHex(aggregate.publicKey) }),
  }
  const reached = computeSuperRoot(batch, proof)
  return {
    isAggregated: reached !== undefined && toHex(reached) === aggregate.superRoot,
    isAgreed: await verifyAggregateSignature(registry, batch, proof),
  }
}
