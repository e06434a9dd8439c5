import { DocumentStore__factory } from '@trustvc/document-store'
import { MerkleTree } from 'merkletreejs'
import { type Hex, keccak256, toHex } from 'viem'
import { scatterIndexes } from '../../../../test/contracts/support/batches.ts'
import { createHashes, inParts } from '../../batches.ts'
import type { Contestant } from '../../Contestant.ts'
import { deployContract } from '../../Contract.ts'
import { addCosts } from '../../Cost.ts'
import type { Stage } from '../../Stage.ts'

const { abi, bytecode } = DocumentStore__factory

const revokerRole = keccak256(toHex('REVOKER_ROLE'))

/** What fits into one transaction. */
const atMost = 340

/** A credential with the proof that it is in its batch. */
type Proven = readonly [root: Hex, document: Hex, proof: readonly Hex[]]

/** document-store of TrustVC: a credential is revoked with the proof that it is in its batch. */
export const documentStore1: Contestant = {
  name: 'document-store 1.0.3',
  package: '@trustvc/document-store',
  bytecode,
  async prepare(stage) {
    const { store, hashes, issue, revoke, revokeBatch, read } = await deployStore(stage)
    const multicall = '`multicall` of `revoke` with proofs'
    return {
      anchor: ['`issue`', () => issue(hashes.next())],
      anchorMany: [
        '`multicall` of `issue`',
        () => {
          const calls = hashes.many(10).map((root) => store.call('issue', [root]).data)
          return store.send('multicall', [calls])
        },
      ],
      revoke1: ['`revoke` with a proof', async () => (await revoke(1, 176)).revoked],
      revoke10: [multicall, async () => (await revoke(10, 176)).revoked],
      revoke100: [multicall, async () => (await revoke(100, 176)).revoked],
      revokeByOther: [
        '`revoke` with a proof, by an account with the role',
        async () => (await revoke(1, 176, 1)).revoked,
      ],
      revoke10Of10000: [multicall, async () => (await revoke(10, 10_000)).revoked],
      revoke1000Of10000: [multicall, async () => (await revoke(1000, 10_000)).revoked],
      revokeBatch: ['`revoke` of the root', revokeBatch],
      together: [
        `\`issue\`, then ${multicall}`,
        async () => {
          const { issued, revoked } = await revoke(10, 1000)
          return addCosts([issued, revoked])
        },
      ],
      reading: ['`isActive` with a proof', read],
    }
  },
}

async function deployStore(stage: Stage) {
  const args = ['Academy', stage.account(0).address]
  const store = await deployContract(stage, { abi, bytecode, args })
  const hashes = createHashes()
  const issue = (root: Hex) => store.send('issue', [root])
  await issue(hashes.next())
  await store.send('grantRole', [revokerRole, stage.account(1).address])

  const revokeProven = (proven: readonly Proven[], from = 0) => {
    const [only] = proven
    if (only && proven.length === 1) return store.send('revoke', only, from)
    return inParts(proven, atMost, (part) =>
      store.send('multicall', [part.map((one) => store.call('revoke', one).data)], from),
    )
  }
  return {
    store,
    hashes,
    issue,
    async revoke(count: number, size: number, from?: number) {
      const { root, proven } = prove(hashes.many(size), scatterIndexes({ count, size }))
      return { issued: await issue(root), revoked: await revokeProven(proven, from) }
    },
    async revokeBatch() {
      const root = hashes.next()
      await issue(root)
      return store.send('revoke', [root])
    },
    async read() {
      const { root, proven } = prove(hashes.many(176), [100])
      await issue(root)
      return proven.map((one) => store.call('isActive', one))
    },
  }
}

/** A tree as OpenAttestation has it: pairs are sorted, leaves are not hashed again. */
function prove(documents: readonly Hex[], indexes: readonly number[]) {
  const hash = (data: Uint8Array) => Buffer.from(keccak256(data, 'bytes'))
  const tree = new MerkleTree([...documents], hash, { sortPairs: true })
  const root = tree.getHexRoot() as Hex
  const proven = indexes.map((index): Proven => {
    const document = documents[index] as Hex
    return [root, document, tree.getHexProof(document, index) as Hex[]]
  })
  return { root, proven }
}
