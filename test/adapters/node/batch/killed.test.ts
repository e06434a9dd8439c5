import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { toJournalPath } from '../../../../src/adapters/node/batch/openBatch.ts'
import { issueBatch } from '../../../../src/issuer/issueBatch.ts'
import { parseJournal } from '../../../../src/issuer/journal/journalLine.ts'
import { readNonce } from '../../../../src/registry/readAccountState.ts'
import { type NodeProxy, startProxy } from '../../../support/faults/startProxy.ts'
import { planOf } from '../../../support/journal/planOf.ts'
import { openUrl } from '../../../support/nodes.ts'
import { type Chain, openChain } from '../../../support/openChain.ts'
import { startAnvil } from '../../../support/startAnvil.ts'
import { useFolder } from '../useFolder.ts'

const lines = ['planned', 'signed', 'sent', 'mined', 'final']
/** How much of a line is on disk when the process ends; what is negative counts from its end. */
const offsets = { nothing: 0, 'one byte': 1, half: 60, 'all but its end': -1, 'all of it': 1e9 }

describe('a process that is killed while it makes a batch', () => {
  const { at } = useFolder()
  let anvil: Awaited<ReturnType<typeof startAnvil>>
  let chain: Chain
  let proxy: NodeProxy
  const children = new Set<ChildProcess>()
  before(async () => {
    anvil = await startAnvil()
    chain = await openChain(openUrl(anvil.url))
    proxy = await startProxy(anvil.url)
  })
  after(async () => {
    for (const child of children) await kill(child)
    await proxy.stop()
    await chain.close()
    await anvil.stop()
  })

  const start = (folder: string, ...stop: readonly (string | number)[]) => {
    const args = [folder, proxy.url, ...stop.map(String)]
    const child = fork('test/support/journal/runBatch.ts', args)
    children.add(child)
    return child
  }
  async function kill(child: ChildProcess) {
    children.delete(child)
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const finish = async (folder: string) => {
    const child = start(folder)
    const [code] = await once(child, 'exit')
    children.delete(child)
    expect(code).to.equal(0)
  }
  const countSent = () => readNonce(chain.rpc, chain.writer(0).key, 'pending')

  /** The same credentials as without the interruption, and one transaction. */
  const expectWhole = async (folder: string, sentBefore: number) => {
    const batch = await issueBatch(await planOf(folder))
    for (const [i, { document }] of batch.credentials.entries()) {
      const text = await readFile(`${folder}/0000${i + 1}.json`, 'utf8')
      expect(JSON.parse(text)).to.deep.equal(document)
    }
    const { entries } = parseJournal(await readFile(toJournalPath(folder)))
    expect(entries.map(({ state }) => state)).to.deep.equal(lines)
    expect(entries[1]).to.include({ root: batch.root })
    expect(await countSent()).to.equal(sentBefore + 1)
    const latest = await chain.reader.readBlock('latest')
    const { key, root } = batch
    const [facts] = await chain.reader.readFacts([{ key, root, index: 0 }], latest)
    expect(facts?.anchor?.size).to.equal(batch.size)
  }

  for (const [i, line] of lines.entries()) {
    for (const [how, bytes] of Object.entries(offsets)) {
      it(`with ${how} of \`${line}\` written, comes out as if it had not been`, async () => {
        const folder = at(`${line} ${how}`)
        const before = await countSent()
        const child = start(folder, i, bytes)
        await once(child, 'message')
        await kill(child)
        await finish(folder)
        await expectWhole(folder, before)
      })
    }
  }

  for (const isSent of [false, true]) {
    const when = isSent ? 'after' : 'before'
    it(`just ${when} the node got the transaction, comes out as if it had not been`, async () => {
      const folder = at(`node ${when}`)
      const before = await countSent()
      const reached = new Promise<void>((done) => {
        proxy.plan({
          hits: (_, calls) => calls.some(({ method }) => method === 'eth_sendRawTransaction'),
          fault: async ({ ask, response }) => {
            if (isSent) await ask()
            proxy.plan()
            done()
            response.destroy()
          },
        })
      })
      const child = start(folder)
      await reached
      await kill(child)
      await finish(folder)
      await expectWhole(folder, before)
    })
  }

  it('again and again, comes out as if it had not been', async () => {
    const folder = at('often')
    const before = await countSent()
    for (const bytes of [30, -1, 1e9, 1e9, 1e9, 1e9]) {
      const child = start(folder, 0, bytes)
      await Promise.race([once(child, 'message'), once(child, 'exit')])
      await kill(child)
    }
    await finish(folder)
    await expectWhole(folder, before)
  })
})
