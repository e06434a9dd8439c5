import documentStore from '@govtechsg/document-store'
import { type Hex, keccak256, toHex } from 'viem'
import { createHashes, inParts } from '../../batches.ts'
import type { Contestant } from '../../Contestant.ts'
import { deployContract } from '../../Contract.ts'
import { addCosts } from '../../Cost.ts'

const { abi, bytecode } = documentStore.DocumentStoreFactory

const revokerRole = keccak256(toHex('REVOKER_ROLE'))

/** What fits into one transaction. */
const atMost = 500

/** document-store of Open Attestation, version 3: the blocks in which hashes were issued and revoked. */
export const documentStore3: Contestant = {
  name: 'document-store 3.0.0',
  package: '@govtechsg/document-store',
  bytecode,
  async prepare(stage) {
    const args = ['Academy', stage.account(0).address]
    const store = await deployContract(stage, { abi, bytecode, args })
    const hashes = createHashes()
    const root = hashes.next()
    await store.send('issue', [root])
    await store.send('grantRole', [revokerRole, stage.account(1).address])

    const issue = () => store.send('issue', [hashes.next()])
    const revoke = (from?: number) => store.send('revoke', [hashes.next()], from)
    const send = (part: readonly Hex[]) => store.send('bulkRevoke', [part])
    const bulkRevoke = (count: number) => inParts(hashes.many(count), atMost, send)
    return {
      anchor: ['`issue`', issue],
      anchorMany: ['`bulkIssue`', () => store.send('bulkIssue', [hashes.many(10)])],
      revoke1: ['`revoke`', () => revoke()],
      revoke10: ['`bulkRevoke`', () => bulkRevoke(10)],
      revoke100: ['`bulkRevoke`', () => bulkRevoke(100)],
      revokeByOther: ['`revoke`, by an account with the role', () => revoke(1)],
      revoke10Of10000: ['`bulkRevoke`', () => bulkRevoke(10)],
      revoke1000Of10000: ['`bulkRevoke`', () => bulkRevoke(1000)],
      revokeBatch: ['`revoke` of the root', () => revoke()],
      together: [
        '`issue`, then `bulkRevoke`',
        async () => addCosts([await issue(), await bulkRevoke(10)]),
      ],
      reading: [
        '`getIssuedBlock` of the root, `isRevoked` of the credential and of the root',
        async () => [
          store.call('getIssuedBlock', [root]),
          store.call('isRevoked', [hashes.next()]),
          store.call('isRevoked', [root]),
        ],
      ],
    }
  },
}
