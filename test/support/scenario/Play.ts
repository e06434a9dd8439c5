import { decodeErrorResult } from 'viem'
import { type Address, type Hex, isHex } from '../../../src/base/hex.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import type { Batch } from '../../../src/issuer/issueBatch.ts'
import { abi } from '../../../src/registry/abi.ts'
import type { Block, Facts, Position, Receipt } from '../../../src/registry/Registry.ts'
import { unfoldError } from '../../../src/registry/unfoldError.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../../src/verifier/Policy.ts'
import { buildBadge, createSigner, sealBatch, template } from '../academy.ts'
import type { Chain } from '../openChain.ts'

/** A transaction, as far as every node has to agree about it. */
export type Deed = {
  readonly what: string
  readonly gasUsed: bigint
  readonly logs: Receipt['logs']
}

/** The life of one registry: its chain, and what was done so far. */
export type Play = {
  readonly chain: Chain
  readonly deeds: readonly Deed[]
  /** Blocks to come back to, by name. */
  readonly marks: Map<string, Block>
  /** Does something at a time that is the same on every node: that time, in seconds since 1970. */
  perform(what: string, work: (time: number) => Promise<Receipt>): Promise<number>
  /** Sends a call to the registry as a funded account. */
  call(account: number, data: Hex): Promise<Receipt>
  /** Three badges of the academy, sealed for a key; the same ones for the same name. */
  seal(name: string, key: Address): Promise<Batch>
  /** What is known of a position at a block, the newest unless told otherwise. */
  readFacts(position: Position, block?: Block): Promise<Facts>
  /** What somebody who trusts the academy finds: authenticity, lifecycle, and how the key did. */
  judge(document: JsonObject): Promise<readonly string[]>
}

const start = Date.parse('2024-02-01T00:00:00Z') / 1000
const pace = 1000

/** Begins the life of a registry on a chain where nothing else has happened. */
export function createPlay(chain: Chain): Play {
  const { rpc, registry, reader } = chain
  const deeds: Deed[] = []
  const sealed = new Map<string, Promise<Batch>>()
  return {
    chain,
    deeds,
    marks: new Map(),
    async perform(what, work) {
      const time = start + pace * deeds.length
      await rpc.request({ method: 'evm_setNextBlockTimestamp', params: [time] })
      const { gasUsed, logs } = await work(time)
      deeds.push({ what, gasUsed, logs: toSaid(logs) })
      return time
    },
    call: (account, data) => chain.sender(account).send({ to: registry.address, data }),
    seal(name, key) {
      const batch = sealed.get(name) ?? sealBadges(chain, name, key)
      sealed.set(name, batch)
      return batch
    },
    async readFacts(position, block) {
      const at = block ?? (await reader.readBlock('latest'))
      return (await reader.readFacts([position], at))[0]!
    },
    judge: (document) => judge(chain, document),
  }
}

/** What contracts said, without what a client adds. */
function toSaid(logs: Receipt['logs']): Receipt['logs'] {
  return logs.map(({ address, topics, data }) => ({ address, topics, data }))
}

async function sealBadges(chain: Chain, name: string, key: Address): Promise<Batch> {
  const documents = ['Ada', 'Bo', 'Cleo'].map((person) => buildBadge(`${person}, ${name}`))
  const { registry } = chain
  return sealBatch({ documents, registry, key, signer: await createSigner(), seed: name })
}

async function judge(chain: Chain, document: JsonObject): Promise<readonly string[]> {
  const { registry, reader } = chain
  // Until everything that was done is final, wherever that takes two epochs.
  await chain.mine(70)
  const now = await chain.now()
  const policy = {
    ...defaultPolicy,
    registries: [{ registry, finality: 'finalized' as const }],
    pins: [{ issuer: template.issuer.id, registered: { registry, issuerId: 1 } }],
    maxBlockAge: 3600,
  }
  const verifier = createVerifier({ policy, registries: [reader], now: () => now })
  const { verdict, checks } = await verifier.verify(JSON.stringify(document))
  const key = checks.find(({ check }) => check === 'key')!
  return [verdict.authenticity, verdict.lifecycle, key.code]
}

/** The error of the contract that a call is refused with, and its values. */
export async function readRefusal(work: Promise<unknown>): Promise<readonly unknown[]> {
  const error = await work.then(
    () => undefined,
    (it: unknown) => it,
  )
  const data = unfoldError(error).find((part): part is Hex => isHex(part) && part.length >= 10)
  if (data === undefined) throw new Error('it was not refused', { cause: error })
  const { errorName, args = [] } = decodeErrorResult({ abi, data })
  return [errorName, ...args]
}
