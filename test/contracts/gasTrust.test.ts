import { expect } from 'chai'
import { network } from 'hardhat'
import { createRoots } from './support/batches.ts'
import { GasMeter } from './support/GasMeter.ts'
import { disownGrantBySig, type Edge, endGrantBySig, grantBySig } from './support/grants.ts'

const ENDS = 1_893_456_000n
const EARLIER = 1_892_456_111n
const SINCE = 1_692_456_111n

// Whole transactions, as a wallet pays for them: warm contract, cold slots, a scope without zero bytes.
describe('gas of grants', () => {
  const meter = new GasMeter()
  const nextScope = createRoots()

  async function deployUsed() {
    const { ethers } = await network.create('embedded')
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

  it('grants, ends and disowns', async () => {
    const { byController } = await deployUsed()
    const edge = createEdge()

    await meter.measure('grant', byController.grant(edge, ENDS, 1))
    await meter.measure('grant, as it stands already', byController.grant(edge, ENDS, 1))
    await meter.measure('end a grant', byController.endGrant(edge, EARLIER))
    await meter.measure('disown a grant', byController.disownGrant(edge, SINCE))
  })

  it('grants, ends and disowns for a controller that signed', async () => {
    const { controller, trust } = await deployUsed()
    const edge = createEdge()
    const signed = { controller, edge }
    const granted = { ...signed, end: ENDS, depth: 1 }

    await meter.measure('grant relayed', grantBySig(trust, granted))
    await meter.measure('grant relayed, as it stands already', grantBySig(trust, granted))
    await meter.measure('end a grant relayed', endGrantBySig(trust, { ...signed, end: EARLIER }))
    await meter.measure(
      'disown a grant relayed',
      disownGrantBySig(trust, { ...signed, since: SINCE }),
    )

    const { window, depth } = await trust.grantOf(edge)
    expect([window.end, window.badSince, depth]).to.deep.equal([EARLIER, SINCE, 1n])
  })

  it('costs what the snapshot says', () => meter.expectSnapshot('gas-trust'))
})
