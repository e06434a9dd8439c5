import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { openRelay } from '../src/adapters/node/relay/openRelay.ts'
import { startRelay } from '../src/adapters/node/relay/startRelay.ts'
import { parseAccountId } from '../src/base/accountId.ts'
import { BaseError } from '../src/base/BaseError.ts'
import type { Address } from '../src/base/hex.ts'
import { toDeployedRegistry } from '../src/deployments/toDeployedRegistry.ts'
import { createRegistryReader } from '../src/registry/createRegistryReader.ts'
import { isGoodAt } from '../src/registry/isGoodAt.ts'
import type { RegistryReader } from '../src/registry/Registry.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { onStop } from './terminal/onStop.ts'
import { toJsonLine } from './terminal/printable.ts'

type Options = NetworkOptions & {
  data: string
  interval: number
  host: string
  port: number
  registry?: string
  anyKey?: boolean
  quiet?: boolean
}

/** `cairn relay`: anchors batches of many issuers together, and pays for it. */
export function relayCommand(): Command {
  return withNetworkOptions(new Command('relay'), ['registry'])
    .requiredOption('--data <folder>', 'where it keeps what it took')
    .option('--interval <seconds>', 'between two aggregates', parseNumber, 600)
    .option('--port <port>', 'to listen on; 0 for any', parseNumber, 8_081)
    .option('--host <address>', 'to listen on: others than this machine can ask', '127.0.0.1')
    .option('--registry <account>', 'registry (default: the one that is on every chain)')
    .option('--any-key', 'take batches of keys that belong to no issuer, too')
    .option('--quiet', 'no line on standard error for each request')
    .action(serve)
}

async function serve(options: Options): Promise<void> {
  await withNetwork(options, async ({ rpc, chainId, sender }) => {
    const registry =
      options.registry === undefined
        ? toDeployedRegistry(chainId)
        : parseAccountId(options.registry)
    const reader = createRegistryReader({ rpc, registry })
    await reader.identify()
    const relay = await openRelay({
      path: join(options.data, 'journal.jsonl'),
      ...{ registry, rpc, sender: await sender(), now: Date.now },
      ...(!options.anyKey && { admits: (key: Address) => isKeyOfIssuer(reader, key) }),
    })
    const stopped = onStop()
    try {
      const server = await startRelay({
        ...{ relay, host: options.host, port: options.port },
        interval: options.interval * 1_000,
        onRecord: (outcome) => process.stderr.write(toJsonLine(toRecordLine(outcome))),
        ...(!options.quiet && { onRequest: (entry) => process.stderr.write(toJsonLine(entry)) }),
      })
      process.stdout.write(`Relaying at ${server.url}\n`)
      await stopped
      await server.stop()
    } finally {
      await relay.close()
    }
  })
}

async function isKeyOfIssuer(reader: RegistryReader, key: Address): Promise<boolean> {
  const block = await reader.readBlock('latest')
  const record = await reader.readKey(key, block)
  const mayAnchor = record?.roles.includes('anchor') === true && record.type !== 'contract'
  return mayAnchor && isGoodAt(record, block.timestamp)
}

/** Causes are not told: they can hold the address of a node with its key. */
function toRecordLine(outcome: { batches: number } | { error: unknown }) {
  const time = new Date().toISOString()
  if ('batches' in outcome) return { time, ...outcome }
  return { time, error: outcome.error instanceof BaseError ? outcome.error.code : 'UNEXPECTED' }
}

function parseNumber(text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number.')
}
