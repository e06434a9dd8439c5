import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { findPort } from './startNode.ts'

/**
 * Starts anvil, a node by other people, on loopback. Its `finalized` trails 64 blocks behind.
 *
 * @param options More of its command line.
 */
export async function startAnvil(...options: readonly string[]) {
  const port = await findPort()
  const url = `http://127.0.0.1:${port}`
  // The genesis of the embedded network: the same day on both, whatever the day.
  const genesis = String(Date.parse('2024-01-01T00:00:00Z') / 1000)
  const listen = ['--host', '127.0.0.1', '--port', String(port)]
  const rules = ['--timestamp', genesis, '--hardfork', 'osaka']
  const args = [...listen, ...rules, '--silent', ...options]
  const child = spawn('node_modules/.bin/anvil', args, { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill()
    await ended
  }

  const body = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}'
  const headers = { 'content-type': 'application/json' }
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined)
    if (answer?.ok) return { url, stop }
    await setTimeout(50)
  }
  await stop()
  throw new Error('anvil does not answer')
}
