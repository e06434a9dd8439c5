import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import { network } from 'hardhat'
import { createRoots } from './support/batches.ts'
import { expectSnapshot } from './support/expectSnapshot.ts'
import { disownGrantBySig, type Edge, endGrantBySig, grantBySig } from './support/grants.ts'

const ENDS = 4_000_000_000n
const EARLIER = 3_900_000_000n
const SINCE = 1_700_000_000n

// Whole transactions, as a wallet pays for them: warm contract, cold slots, a scope without zero bytes.
describe('gas of grants', () => {
  const measured: Record<string, number> = {}
  const nextScope = createRoots()

  async function deployUsed() {
    const { ethers } = await network.create()
    const [relayer, controller, other] = await ethers.getSigners()
    const registry = await ethers.deployContract('CredentialRegistry')
    const trust = await ethers.deployContract('TrustRegistry', [registry])
    await (await registry.createIssuer(controller!, 'did:web:ministry.example', '')).wait()
    await (await registry.createIssuer(other!, 'did:web:university.example', '')).wait()
    const byController = trust.connect(controller!)
    await (await byController.grant(createEdge(), 0, 1)).wait()
    return { byController, controller: controller!, trust: trust.connect(relayer!) }
  }

  function createEdge(): Edge {
    return { from: 1, to: 2, scope: nextScope(), sequence: 1 }
  }

  async function measure(row: string, sent: Promise<ContractTransactionResponse>) {
    const receipt = await (await sent).wait()
    measured[row] = Number(receipt!.gasUsed)
  }

  it('grants, ends and disowns', async () => {
    const { byController } = await deployUsed()
    const edge = createEdge()

    await measure('grant', byController.grant(edge, ENDS, 1))
    await measure('grant, as it stands already', byController.grant(edge, ENDS, 1))
    await measure('end a grant', byController.endGrant(edge, EARLIER))
    await measure('disown a grant', byController.disownGrant(edge, SINCE))
  })

  it('grants, ends and disowns by signature', async () => {
    const { controller, trust } = await deployUsed()
    const edge = createEdge()
    const signed = { controller, edge }

    await measure('grant by signature', grantBySig(trust, { ...signed, end: ENDS, depth: 1 }))
    await measure(
      'grant by signature, as it stands already',
      grantBySig(trust, { ...signed, end: ENDS, depth: 1 }),
    )
    await measure('end a grant by signature', endGrantBySig(trust, { ...signed, end: EARLIER }))
    await measure(
      'disown a grant by signature',
      disownGrantBySig(trust, { ...signed, since: SINCE }),
    )

    const { window, depth } = await trust.grantOf(edge)
    expect([window.end, window.badSince, depth]).to.deep.equal([EARLIER, SINCE, 1n])
  })

  it('costs what the snapshot says', () => expectSnapshot('gas-trust', measured))
})
