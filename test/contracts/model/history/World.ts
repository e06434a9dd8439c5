import type { Hex } from '../bytes.ts'
import { Chain, type Transaction } from '../Chain.ts'
import { ChainModel } from '../ChainModel.ts'
import { print } from '../print.ts'
import type { AggregateProof, Edge } from '../Question.ts'

import { Random } from '../Random.ts'
import { createAccount, type Signer } from '../Signer.ts'

/** A batch, and what can be proved of it. */
export type Batch = {
  readonly signer: Signer
  readonly root: Hex
  readonly size: number
  /** The positions whose leaf and path are known. */
  readonly positions: readonly number[]
  prove(index: number): { leaf: Hex; path: Hex }
  /** Positions whose status somebody changed, or tried to. */
  readonly touched: Set<number>
  /** What is said of it in aggregates, right or wrong. */
  readonly proofs: AggregateProof[]
}

/** An issuer, and who acts for it. */
export type Issuer = {
  readonly id: bigint
  controller: Signer
  readonly keys: Signer[]
  readonly assertionKeys: Hex[]
}

/** A chain, what has to be on it, and who did it. */
export class World {
  readonly model = new ChainModel()
  readonly issuers: Issuer[] = []
  /** Keys that no issuer has. */
  readonly loners: Signer[] = []
  readonly batches: Batch[] = []
  readonly edges: Edge[] = []
  /** What the hashes of assertion keys are hashes of. */
  readonly multikeys = new Map<Hex, string>()
  /** How many calls were taken and refused. */
  readonly calls = { taken: 0, refused: 0 }

  private constructor(
    readonly chain: Chain,
    readonly random: Random,
    /** Who relays for others, and has no rights. */
    readonly stranger: Signer,
  ) {}

  static async open(seed: string): Promise<World> {
    const chain = await Chain.open()
    const random = new Random(seed)
    const stranger = createAccount(random)
    await chain.admit(stranger.address)
    return new World(chain, random, stranger)
  }

  /** Sends a transaction and tells the model; fails where the model would not have said the same of it. */
  async act(transaction: Transaction, apply: (time: number) => boolean): Promise<void> {
    const at = transaction.at ?? this.chain.time + this.random.between(1, 60)
    const { taken, time } = await this.chain.send({ ...transaction, at })
    const expected = apply(time)
    if (taken !== expected) {
      const verb = expected ? 'refused' : 'took'
      throw new Error(`The chain ${verb} ${transaction.call}, sent ${print(transaction)}.`)
    }
    this.calls[taken ? 'taken' : 'refused']++
  }

  /** The issuer that has the key. */
  issuerOf(signer: Signer): Issuer | undefined {
    return this.issuers.find(({ keys }) => keys.includes(signer))
  }

  /** All keys that batches can be anchored under. */
  get signers(): Signer[] {
    return [...this.issuers.flatMap(({ keys }) => keys), ...this.loners]
  }
}
