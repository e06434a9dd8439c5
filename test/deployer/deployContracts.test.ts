import { expect } from 'chai'
import { network } from 'hardhat'
import { createWalletClient, custom } from 'viem'
import { toViemChain } from '../../scripts/network/toViemChain.ts'
import { fromViemWallet } from '../../src/adapters/viem.ts'
import { DeploymentError, type DeploymentErrorCode } from '../../src/deployer/DeploymentError.ts'
import { deployContracts } from '../../src/deployer/deployContracts.ts'
import { contractNames, readDeployments } from '../../src/deployer/readDeployments.ts'
import { deploymentProxy } from '../../src/deployments/deploymentProxy.ts'
import { deployments } from '../../src/deployments/deployments.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { chainId, toAccount } from '../support/openChain.ts'

type Call = Parameters<Rpc['request']>[0]
type Answer = (call: Call) => unknown

const { address, creator, cost } = deploymentProxy
const registry = deployments.CredentialRegistry
const junk = '0x60006000fd'

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'nothing thrown',
    (it: unknown) => it,
  )
  if (error instanceof DeploymentError || error instanceof RegistryError) return error.code
  throw error
}

describe('deployContracts', () => {
  let connection: Awaited<ReturnType<typeof network.create>>
  let answer: Answer | undefined
  let sent: string[]
  beforeEach(async () => {
    connection = await network.create('embedded')
    answer = undefined
    sent = []
  })
  afterEach(() => connection.close())

  /** The node, unless `answer` has something else to say. */
  const rpc: Rpc = {
    async request(call) {
      const other = await answer?.(call)
      if (other !== undefined) return other
      const result = await connection.provider.request(call as never)
      if (call.method === 'eth_sendRawTransaction') sent.push(result as string)
      return result
    },
  }
  const transport = custom(rpc, { retryCount: 0 })
  const account = toAccount(0)
  const toSender = (id = chainId) =>
    fromViemWallet(
      createWalletClient({ account, chain: toViemChain(id), transport, pollingInterval: 10 }),
    )
  const deploy = () => deployContracts({ rpc, sender: toSender() })
  const ask = (method: string, ...params: unknown[]) =>
    connection.provider.request({ method, params } as never) as Promise<string>
  const setCode = (at: string, code: string) => ask('hardhat_setCode', at, code)
  const fail = (method: string, message: string) => {
    answer = (call) => {
      if (call.method === method) throw Object.assign(new Error(message), { code: -32000 })
    }
  }
  const expectCode = async (code: DeploymentErrorCode) => {
    expect(await codeOf(deploy())).to.equal(code)
  }

  it('creates the proxy and everything that is missing, where it belongs', async () => {
    expect(await readDeployments(rpc)).to.deep.equal(new Set())
    const { proxy, contracts } = await deploy()
    expect(proxy).to.have.lengthOf(2)
    expect(Object.keys(contracts)).to.deep.equal(contractNames)
    expect(await ask('eth_getCode', address, 'latest')).to.equal(deploymentProxy.code)
    expect(await readDeployments(rpc)).to.deep.equal(new Set(contractNames))
    expect(sent).to.have.lengthOf(2 + contractNames.length)
  })

  it('sends nothing where everything is there', async () => {
    await deploy()
    const asked = new Set<string>()
    answer = ({ method }) => void asked.add(method)
    expect(await deploy()).to.deep.equal({ proxy: [], contracts: {} })
    expect([...asked].sort()).to.deep.equal(['eth_chainId', 'eth_getCode'])
  })

  it('takes the proxy that it finds, and creates what is asked for only', async () => {
    await setCode(address, deploymentProxy.code)
    const contracts = ['CredentialRegistry'] as const
    const receipts = await deployContracts({ rpc, sender: toSender(), contracts })
    expect(receipts.proxy).to.deep.equal([])
    expect(Object.keys(receipts.contracts)).to.deep.equal(contracts)
    const none = await deployContracts({ rpc, sender: toSender(), contracts: [] })
    expect(none).to.deep.equal({ proxy: [], contracts: {} })
  })

  it('pays the creator of the proxy only what it lacks', async () => {
    await ask('hardhat_setBalance', creator, `0x${(cost - 1n).toString(16)}`)
    const [paid] = (await deploy()).proxy
    const { value } = (await ask('eth_getTransactionByHash', paid!.hash)) as never as {
      value: string
    }
    expect(BigInt(value)).to.equal(1n)
    await connection.close()

    connection = await network.create('embedded')
    await ask('hardhat_setBalance', creator, `0x${cost.toString(16)}`)
    expect((await deploy()).proxy).to.have.lengthOf(1)
  })

  const texts = [
    'only replay-protected (EIP-155) transactions allowed over RPC',
    'intrinsic gas too low: gas 100000, minimum needed 214898',
    'max fee per gas less than block base fee',
    'transaction underpriced',
  ]
  for (const text of texts) {
    it(`pays nothing where a node says: ${text}`, async () => {
      fail('eth_sendRawTransaction', text)
      await expectCode('DEPLOYMENT_PROXY_REFUSED')
      answer = undefined
      expect(BigInt(await ask('eth_getBalance', creator, 'latest'))).to.equal(0n)
    })
  }

  const rules = [
    { what: 'wants more gas', override: { hardfork: 'amsterdam' } },
    { what: 'wants more for its gas', override: { initialBaseFeePerGas: 2n * 10n ** 11n } },
  ]
  for (const { what, override } of rules) {
    it(`pays nothing on a chain that ${what} than the transaction of the proxy brings`, async () => {
      await connection.close()
      connection = await network.create({ network: 'embedded', override })
      await expectCode('DEPLOYMENT_PROXY_REFUSED')
      expect(sent).to.deep.equal([])
    })
  }

  it('pays where only money is missing, whatever else a node tells', async () => {
    let isFirst = true
    answer = ({ method }) => {
      if (method !== 'eth_sendRawTransaction' || !isFirst) return
      isFirst = false
      throw new Error("sender doesn't have enough funds (baseFeePerGas=875000000)")
    }
    expect((await deploy()).proxy).to.have.lengthOf(2)
  })

  it('pays nothing where the transaction of the proxy was used up', async () => {
    await ask('hardhat_setNonce', creator, '0x1')
    await expectCode('DEPLOYMENT_PROXY_REFUSED')
    expect(sent).to.deep.equal([])
  })

  it('says so where the node refuses the transaction of the proxy by other words', async () => {
    const { transaction } = deploymentProxy
    answer = ({ method, params }) => {
      if (method === 'eth_sendRawTransaction' && params[0] === transaction) throw new Error('no')
    }
    await expectCode('DEPLOYMENT_PROXY_REFUSED')
  })

  it('goes on where somebody else handed on the transaction of the proxy meanwhile', async () => {
    await ask('hardhat_setBalance', creator, `0x${cost.toString(16)}`)
    const { transaction } = deploymentProxy
    answer = async ({ method, params }) => {
      if (method !== 'eth_sendRawTransaction' || params[0] !== transaction) return undefined
      await setCode(address, deploymentProxy.code)
      throw new Error('already known')
    }
    expect(await deploy())
      .to.have.property('proxy')
      .that.deep.equals([])
  })

  it('says so where the transaction of the proxy comes to nothing', async () => {
    answer = ({ method, params }) =>
      method === 'eth_getCode' && params[0] === address ? '0x' : undefined
    await expectCode('DEPLOYMENT_PROXY_REFUSED')
    expect(sent).to.have.lengthOf(2)
  })

  it('goes on where somebody else was faster with a contract', async () => {
    await setCode(address, deploymentProxy.code)
    await deploy()
    const code = await ask('eth_getCode', registry.address, 'latest')
    await connection.close()
    connection = await network.create('embedded')
    await setCode(address, deploymentProxy.code)
    const contracts = ['CredentialRegistry'] as const
    answer = async ({ method }) => {
      if (method !== 'eth_sendRawTransaction') return undefined
      await setCode(registry.address, code)
      throw new Error('reverted')
    }
    expect(await deployContracts({ rpc, sender: toSender(), contracts })).to.deep.equal({
      proxy: [],
      contracts: {},
    })
  })

  it('trusts no other code, of the proxy or of a contract', async () => {
    await setCode(address, junk)
    await expectCode('DEPLOYMENT_OTHER_CODE')
    await setCode(registry.address, junk)
    await expectCode('DEPLOYMENT_OTHER_CODE')
    expect(await codeOf(readDeployments(rpc))).to.equal('DEPLOYMENT_OTHER_CODE')
    expect(sent).to.deep.equal([])
  })

  it('says so where a contract does not come to be where it belongs', async () => {
    await setCode(address, deploymentProxy.code)
    answer = ({ method, params }) =>
      method === 'eth_getCode' && params[0] === registry.address ? '0x' : undefined
    await expectCode('DEPLOYMENT_NOT_THERE')
  })

  it('passes on why an account could not send', async () => {
    await setCode(address, deploymentProxy.code)
    fail('eth_sendRawTransaction', 'no')
    expect(await codeOf(deploy())).to.equal('REGISTRY_SEND_FAILED')
  })

  it('refuses an account that is on another chain than the node', async () => {
    const work = deployContracts({ rpc, sender: toSender(1) })
    expect(await codeOf(work)).to.equal('REGISTRY_WRONG_CHAIN')
  })

  it('refuses a node that gives no code, no balance or no nonce', async () => {
    for (const method of ['eth_getCode', 'eth_getBalance', 'eth_getTransactionCount']) {
      answer = (call) => (call.method === method ? {} : undefined)
      expect(await codeOf(deploy()), method).to.equal('REGISTRY_BAD_ANSWER')
    }
  })
})
