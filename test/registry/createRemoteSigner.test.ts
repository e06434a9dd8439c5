import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import type { TransactionSerializableEIP1559 } from 'viem'
import { toRpc } from '../../scripts/network/toRpc.ts'
import type { Address } from '../../src/base/hex.ts'
import { toAnchorRequestData } from '../../src/registry/AnchorRequest.ts'
import { createRemoteSigner, listRemoteAccounts } from '../../src/registry/createRemoteSigner.ts'
import { RemoteSignerError } from '../../src/registry/RemoteSignerError.ts'
import type { UnsignedTransaction } from '../../src/registry/TransactionSigner.ts'
import { toAccount } from '../support/openChain.ts'
import { startAnvil } from '../support/startAnvil.ts'

const addressOf = (i: number) => toAccount(i).address.toLowerCase() as Address
const asked: UnsignedTransaction = {
  chainId: 31337,
  nonce: 7,
  to: `0x${'ab'.repeat(20)}`,
  data: '0x1234',
  gas: 60_000n,
  maxFeePerGas: 3_000_000_000n,
  maxPriorityFeePerGas: 1_000_000_000n,
}
const request = toAnchorRequestData({
  registry: { chainId: 31337, address: `0x${'cd'.repeat(20)}` },
  key: addressOf(0),
  root: `0x${'11'.repeat(32)}`,
  size: 3,
  deadline: 2 ** 40,
})

type Answer = { result: unknown } | { error: { code: number; message: string } }
type Call = { readonly method: string; readonly params: readonly unknown[] }

/** A signer whose answers a test makes. */
async function startSigner(answer: (call: Call) => Promise<Answer>) {
  const calls: Call[] = []
  const server = createServer(async (incoming, outgoing) => {
    let body = ''
    for await (const chunk of incoming) body += chunk
    const { id, ...call } = JSON.parse(body)
    calls.push(call)
    outgoing.end(JSON.stringify({ jsonrpc: '2.0', id, ...(await answer(call)) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { rpc: toRpc(url, { attempts: 1 }), calls, stop }
}

/** As Clef does it: other names, an object for an answer, and changes that a person made. */
const asClef =
  (change: Partial<TransactionSerializableEIP1559> = {}, account = 0) =>
  async ({ method }: Call): Promise<Answer> => {
    if (method === 'account_list') return { result: [addressOf(0)] }
    if (method === 'account_signTypedData') {
      return { result: await toAccount(account).signTypedData(request as never) }
    }
    if (method !== 'account_signTransaction') {
      return { error: { code: -32601, message: `the method ${method} does not exist` } }
    }
    const transaction = { ...asked, ...change, type: 'eip1559' } as const
    const raw = await toAccount(account).signTransaction(transaction)
    return { result: { raw, tx: {} } }
  }

describe('createRemoteSigner', () => {
  const stopping: (() => Promise<unknown>)[] = []
  afterEach(() => Promise.all(stopping.splice(0).map((stop) => stop())))

  const start = async (answer: (call: Call) => Promise<Answer>) => {
    const signer = await startSigner(answer)
    stopping.push(signer.stop)
    return { ...signer, remote: createRemoteSigner({ rpc: signer.rpc, address: addressOf(0) }) }
  }
  const codeOf = (doing: Promise<unknown>) =>
    doing.then(
      () => undefined,
      (error) => (error instanceof RemoteSignerError ? error.code : error),
    )

  it('has a node sign, as it would sign by itself', async () => {
    const anvil = await startAnvil()
    stopping.push(anvil.stop)
    const rpc = toRpc(anvil.url)
    expect(await listRemoteAccounts(rpc)).to.include(addressOf(0))
    const remote = createRemoteSigner({ rpc, address: toAccount(0).address })
    const raw = await toAccount(0).signTransaction({ type: 'eip1559', ...asked })
    expect(await remote.signTransaction(asked)).to.equal(raw)
    const signature = await toAccount(0).signTypedData(request as never)
    expect(await remote.signTypedData(request)).to.equal(signature)
  })

  it("speaks Clef's dialect where the other one is not known", async () => {
    const { remote, rpc, calls } = await start(asClef())
    expect(await listRemoteAccounts(rpc)).to.deep.equal([addressOf(0)])
    const raw = await toAccount(0).signTransaction({ type: 'eip1559', ...asked })
    expect(await remote.signTransaction(asked)).to.equal(raw)
    expect(calls.at(-1)?.params).to.deep.equal([
      {
        from: addressOf(0),
        to: asked.to,
        data: '0x1234',
        value: '0x0',
        chainId: '0x7a69',
        nonce: '0x7',
        gas: '0xea60',
        maxFeePerGas: '0xb2d05e00',
        maxPriorityFeePerGas: '0x3b9aca00',
      },
    ])
    expect(await remote.signTypedData(request)).to.match(/^0x[0-9a-f]{130}$/)
    const [account, typed] = calls.at(-1)!.params as [string, { types: object; message: object }]
    expect(account).to.equal(addressOf(0))
    expect(typed.types).to.have.property('EIP712Domain')
    expect(typed.message).to.have.property('deadline', String(2 ** 40))
  })

  const changes: readonly Partial<TransactionSerializableEIP1559>[] = [
    { chainId: 1 },
    { nonce: 8 },
    { to: `0x${'ac'.repeat(20)}` },
    { data: '0x1235' },
    { value: 1n },
    { gas: 60_001n },
    { maxFeePerGas: 2_999_999_999n },
    { maxPriorityFeePerGas: 0n },
    { accessList: [{ address: `0x${'ab'.repeat(20)}`, storageKeys: [] }] },
  ]
  for (const change of changes) {
    it(`refuses what was changed: ${Object.keys(change)}`, async () => {
      const { remote } = await start(asClef(change))
      expect(await codeOf(remote.signTransaction(asked))).to.equal('REMOTE_SIGNER_DIFFERS')
    })
  }

  it('refuses what another account signed, and what is nothing', async () => {
    const other = await start(asClef({}, 1))
    expect(await codeOf(other.remote.signTransaction(asked))).to.equal('REMOTE_SIGNER_DIFFERS')
    expect(await codeOf(other.remote.signTypedData(request))).to.equal('REMOTE_SIGNER_DIFFERS')
    const legacy = await toAccount(0).signTransaction({
      type: 'legacy',
      gasPrice: 1n,
      to: asked.to,
    })
    for (const result of [
      null,
      '0x',
      '0x02',
      'raw',
      {},
      { raw: 7 },
      legacy,
      `0x${'00'.repeat(65)}`,
    ]) {
      const { remote, rpc } = await start(async () => ({ result }))
      expect(await codeOf(remote.signTransaction(asked))).to.equal('REMOTE_SIGNER_DIFFERS')
      expect(await codeOf(remote.signTypedData(request))).to.equal('REMOTE_SIGNER_DIFFERS')
      expect(await codeOf(listRemoteAccounts(rpc))).to.equal('REMOTE_SIGNER_DIFFERS')
    }
  })

  it('tells a refusal from an outage, and asks nobody twice', async () => {
    const { remote, calls, stop } = await start(async () => ({
      error: { code: -32000, message: 'Request denied' },
    }))
    expect(await codeOf(remote.signTransaction(asked))).to.equal('REMOTE_SIGNER_REFUSED')
    expect(await codeOf(remote.signTypedData(request))).to.equal('REMOTE_SIGNER_REFUSED')
    expect(calls).to.have.length(2)
    await stop()
    stopping.length = 0
    expect(await codeOf(remote.signTransaction(asked))).to.equal('REMOTE_SIGNER_UNREACHABLE')
  })

  it('says nothing of where the signer is', async () => {
    const rpc = toRpc('http://user:5e5e5e@127.0.0.1:1/5e5e5e', { attempts: 1 })
    const remote = createRemoteSigner({ rpc, address: addressOf(0) })
    const error = await remote.signTransaction(asked).catch((it: Error) => it)
    expect(String((error as Error).message)).to.not.include('5e5e5e')
  })
})
