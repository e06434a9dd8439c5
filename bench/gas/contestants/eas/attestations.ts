import type { Hex } from 'viem'
import { createHashes, deadline, inParts } from '../../batches.ts'
import type { Contestant } from '../../Contestant.ts'
import { addCosts, type Cost } from '../../Cost.ts'
import type { Stage } from '../../Stage.ts'
import { createSigner } from './createSigner.ts'
import { deployEas, easCode, toRequest } from './deployEas.ts'

/** Ten issuers, and an account that only relays. */
const issuers = Array.from({ length: 10 }, (_, i) => i)
const relayer = 15

/** What fits into one transaction. */
const atMost = { attestations: 112, revocations: 500 }

/** EAS with attestations on chain: one of a batch's root, or one of each credential to be revoked alone. */
export const attestations: Contestant = {
  name: 'EAS, attestations',
  package: '@ethereum-attestation-service/eas-contracts',
  bytecode: easCode,
  async prepare(stage) {
    const { attest, revoke, relay, relayMany, relayRevocation, contract } = await deployUsed(stage)
    const multiRevoke = (count: number) => async () => revoke((await attest(count)).uids)
    const note = 'each credential attested on its own before'
    return {
      anchor: ['`attest`', async () => (await attest(1)).cost],
      anchorMany: ['`multiAttest`', async () => (await attest(10)).cost],
      anchorBySig: ['`attestByDelegation`', relay],
      anchorManyBySig: ['`multiAttestByDelegation`', relayMany],
      revoke1: [`\`revoke\`, ${note}`, multiRevoke(1)],
      revoke10: [`\`multiRevoke\`, ${note}`, multiRevoke(10)],
      revoke100: [`\`multiRevoke\`, ${note}`, multiRevoke(100)],
      revokeBySig: [`\`revokeByDelegation\`, ${note}`, relayRevocation],
      revoke10Of10000: [`\`multiRevoke\`, ${note}`, multiRevoke(10)],
      revoke1000Of10000: [`\`multiRevoke\`, ${note}`, multiRevoke(1000)],
      revokeBatch: ['`revoke` of the attestation of the root', multiRevoke(1)],
      together: [
        '`multiAttest` of each credential, then `multiRevoke`',
        async () => {
          const { cost, uids } = await attest(1000)
          return addCosts([cost, await revoke(uids.slice(0, 10))])
        },
      ],
      reading: [
        '`getAttestation`',
        async () => {
          const { uids } = await attest(1)
          return uids.map((uid) => contract.call('getAttestation', [uid]))
        },
      ],
    }
  },
}

async function deployUsed(stage: Stage) {
  const eas = await deployEas(stage)
  const { contract, schema } = eas
  const hashes = createHashes()
  const signer = createSigner(stage, eas)
  const attest = async (count: number) => {
    const uids: Hex[] = []
    const cost = await inParts(hashes.many(count), atMost.attestations, async (roots) => {
      const data = roots.map(toRequest)
      const [only] = data
      const sent =
        only && count === 1
          ? await contract.send('attest', [{ schema, data: only }])
          : await contract.send('multiAttest', [[{ schema, data }]])
      uids.push(...sent.logs.map((log) => log.data))
      return sent
    })
    return { cost, uids }
  }
  const revoke = (uids: readonly Hex[]): Promise<Cost> =>
    inParts(uids, atMost.revocations, (part) => {
      const data = part.map((uid) => ({ uid, value: 0n }))
      const [only] = data
      return only && data.length === 1
        ? contract.send('revoke', [{ schema, data: only }])
        : contract.send('multiRevoke', [[{ schema, data }]])
    })
  const relay = async () => {
    const signed = await signer.signAttestation(hashes.next(), 0)
    return contract.send('attestByDelegation', [{ ...signed, schema, deadline }], relayer)
  }
  const relayMany = async () => {
    const requests = []
    for (const issuer of issuers) {
      const { data, attester, signature } = await signer.signAttestation(hashes.next(), issuer)
      requests.push({ schema, data: [data], signatures: [signature], attester, deadline })
    }
    return contract.send('multiAttestByDelegation', [requests], relayer)
  }
  const relayRevocation = async () => {
    const [uid] = (await attest(1)).uids
    const signed = await signer.signRevocation(uid as Hex, 0)
    return contract.send('revokeByDelegation', [{ ...signed, schema, deadline }], relayer)
  }
  await attest(1)
  await relayMany()
  return { contract, attest, revoke, relay, relayMany, relayRevocation }
}
