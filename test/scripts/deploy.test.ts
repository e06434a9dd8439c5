import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { contractNames } from '../../src/deployer/readDeployments.ts'
import { deployments } from '../../src/deployments/deployments.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

type Deployed = {
  registry: string
  contracts: Record<string, { account: string; receipt: { gasUsed: string } | null }>
  proxy: unknown[]
}

const accounts = contractNames.map((name) => `eip155:31337:${deployments[name].address}`)

for (const kind of ['embedded', 'rpc'] as const) {
  describe(`cairn deploy on a network that is given by --${kind === 'rpc' ? 'rpc' : 'chain'}`, () => {
    let folder: string
    let on: readonly string[]
    let stop: () => Promise<void> = async () => {}
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cairn-deploy-'))
      on = ['--chain', folder]
      if (kind === 'embedded') return
      const node = await startNode()
      on = ['--rpc', node.url]
      stop = node.stop
    })
    after(async () => {
      await stop()
      await rm(folder, { recursive: true })
    })

    const deploy = async (env: Record<string, string>, ...more: readonly string[]) => {
      const { exitCode, stdout } = await runCairn(['deploy', '--json', ...on, ...more], { env })
      expect(exitCode).to.equal(0)
      const deployed: Deployed = JSON.parse(stdout)
      const contracts = Object.values(deployed.contracts)
      expect(Object.keys(deployed.contracts)).to.deep.equal(contractNames)
      expect(contracts.map(({ account }) => account)).to.deep.equal(accounts)
      expect(deployed.registry).to.equal(deployed.contracts.CredentialRegistry?.account)
      return { proxy: deployed.proxy, receipts: contracts.map(({ receipt }) => receipt) }
    }

    it('puts the contracts where they belong, and says what it cost', async () => {
      const { proxy, receipts } = await deploy({ CAIRN_PRIVATE_KEY: testKey }, '--yes')
      expect(proxy).to.have.lengthOf(2)
      for (const receipt of receipts) expect(Number(receipt?.gasUsed)).to.be.above(100_000)
    })

    it('sends nothing a second time, and asks for neither key nor word', async () => {
      const { proxy, receipts } = await deploy({})
      expect(proxy).to.deep.equal([])
      expect(receipts.filter((receipt) => receipt !== null)).to.deep.equal([])
    })
  })
}
