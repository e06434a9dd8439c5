// Makes and anchors a batch, or goes on with it, as a process of its own: `runBatch.ts <folder> <node> [<line> <bytes>]`.
// With the last two it writes so many bytes of that line of the journal, counted in this run, says so to its parent
// and waits to be killed.
import { type FileHandle, open } from 'node:fs/promises'
import { privateKeyToAccount } from 'viem/accounts'
import { toRpc } from '../../../scripts/network/toRpc.ts'
import { openBatch } from '../../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../../../src/adapters/node/batch/sealBatch.ts'
import { fromViemAccount } from '../../../src/adapters/viem.ts'
import { anchorBatch } from '../../../src/issuer/anchoring/anchorBatch.ts'
import { testKey } from '../runCairn.ts'
import { planOf } from './planOf.ts'

const [folder, node, line, bytes] = process.argv.slice(2) as [string, string, string?, string?]
const rpc = toRpc(node)
let written = 0

/** Writes a line in part, and no more. */
function stopAt(file: FileHandle): FileHandle {
  const write = async (content: Uint8Array, from: number, length: number) => {
    if (line === undefined || written++ < Number(line)) return file.write(content, from, length)
    const part = Math.min(Number(bytes) < 0 ? length + Number(bytes) : Number(bytes), length)
    if (part > 0) await file.write(content, from, part)
    process.send?.('written')
    setInterval(() => {}, 1000)
    return new Promise<never>(() => {})
  }
  return new Proxy(file, {
    get(target, name) {
      const member = name === 'write' ? write : Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

const openFile = async (...args: Parameters<typeof open>) => stopAt(await open(...args))
const batch = await openBatch(folder, { openFile: openFile as typeof open })
const { signer, ...plan } = await planOf(folder)
if (batch.journal.entries.length === 0) await planBatch(batch, plan)
await sealBatch(batch, { signer })
await anchorBatch({
  journal: batch.journal,
  rpc,
  signer: fromViemAccount(privateKeyToAccount(testKey)),
  finality: { confirmations: 2 },
  wait: async () => void (await rpc.request({ method: 'hardhat_mine', params: ['0x1'] })),
})
await batch.close()
process.disconnect?.()
