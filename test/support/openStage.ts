import { isAnchorProof, toBareDocument } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { AnchorProof } from '../../src/proof/AnchorProof.ts'
import { attachAnchorProof, parseAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import type { DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { createVerifier, type Verifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { buildBadge, createSigner, sealBatch, template } from './academy.ts'
import { type Chain, openChain } from './openChain.ts'

/** A chain on which the academy anchored a batch, and somebody who trusts the academy. */
export type Stage = {
  readonly chain: Chain
  readonly policy: Policy
  /** The credentials of the batch, with the issuer's proof and the anchor proof. */
  readonly credentials: readonly JsonObject[]
  /** Indexes in the batch, in the order of `credentials`. */
  readonly indexes: readonly number[]
  readonly root: `0x${string}`
  /** One that has the anchor proof only, of a batch of its own. */
  readonly unsigned: JsonObject
  verifier(change?: Partial<Parameters<typeof createVerifier>[0]>): Verifier
}

/** Opens a chain, has the academy issue five credentials and one without its own proof. */
export async function openStage(chain?: Chain): Promise<Stage> {
  const on = chain ?? (await openChain())
  const { registry, reader } = on
  const writer = on.writer(0)
  const { key } = writer
  const documents = ['Ada', 'Bo', 'Cleo', 'Dora', 'Émile'].map((name) => buildBadge(name))
  const batch = await sealBatch({ documents, registry, key, signer: await createSigner() })
  const single = await sealBatch({ documents: [buildBadge('Fay')], registry, key, seed: 'single' })
  await writer.anchor(batch)
  await writer.anchor(single)
  const now = await on.now()

  const policy: Policy = {
    ...defaultPolicy,
    registries: [{ registry, finality: 'finalized' }],
    pins: [{ issuer: template.issuer.id, key: { chainId: registry.chainId, address: key } }],
    maxBlockAge: 3600,
  }
  return {
    chain: on,
    policy,
    credentials: batch.credentials.map(({ document }) => document),
    indexes: batch.credentials.map(({ index }) => index),
    root: batch.root,
    unsigned: single.credentials[0]!.document,
    verifier: (change) =>
      createVerifier({ policy, registries: [reader], now: () => now, ...change }),
  }
}

/** Has an account seal a document in a batch of its own, and anchor it unless told not to. */
export async function issueOne(
  { chain }: Pick<Stage, 'chain'>,
  document: JsonObject,
  options: { account?: number; anchored?: boolean; signer?: DocumentSigner; seed?: string } = {},
): Promise<{ document: JsonObject; root: `0x${string}`; index: number }> {
  const { account = 0, anchored = true, ...rest } = options
  const writer = chain.writer(account)
  const { registry } = chain
  const batch = await sealBatch({ documents: [document], registry, key: writer.key, ...rest })
  if (anchored) await writer.anchor(batch)
  const [sealed] = batch.credentials
  return { document: sealed!.document, root: batch.root, index: sealed!.index }
}

/** The document with its anchor proof changed, and everything else as it was. */
export function changeAnchor(document: JsonObject, change: Partial<AnchorProof>): JsonObject {
  const bare = toBareDocument(document)
  const member = (document.proof as JsonObject[]).find(isAnchorProof) as JsonObject
  return attachAnchorProof(bare, { ...parseAnchorProofMember(member), ...change })
}
