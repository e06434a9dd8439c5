import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { createVerifier, type VerifierOptions } from '../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../src/verifier/Policy.ts'
import { parsePolicy } from '../src/verifier/parsePolicy.ts'
import type { Report } from '../src/verifier/Report.ts'
import { toExitCode, worstExitCode } from '../src/verifier/toVerdict.ts'
import { openEmbedded } from './network/openEmbedded.ts'
import { defaultFolder, type NetworkOptions, withNetworkOptions } from './network/openNetwork.ts'
import { toRpc } from './network/openRpc.ts'
import { readInput, readJson } from './terminal/files.ts'
import { showReport } from './terminal/showReport.ts'

type Options = NetworkOptions & { policy?: string; json?: boolean }

/** `cairn verify`: what a presented credential is worth. */
export function verifyCommand(): Command {
  return withNetworkOptions(new Command('verify'))
    .description('check credentials against the chain')
    .argument('<files...>', 'credentials, JSON; - for standard input')
    .option('--policy <file>', 'issuers, and other registries, that you trust, JSON')
    .option('--json', 'print JSON')
    .action(verify)
}

async function verify(paths: readonly string[], options: Options): Promise<void> {
  const inputs: Uint8Array[] = []
  for (const path of paths) inputs.push(await readInput(path))
  const { close, ...trust } = await prepare(options)
  try {
    const verifier = createVerifier({ ...trust, now: Date.now })
    const results: { file: string; exitCode: number; report: Report }[] = []
    for await (const report of verifier.verifyAll(inputs)) {
      const file = paths[results.length] as string
      const exitCode = toExitCode(report.verdict)
      results.push({ file, exitCode, report })
      if (!options.json) process.stdout.write(showReport(file, report))
    }
    if (options.json) process.stdout.write(`${JSON.stringify({ version: 1, results })}\n`)
    process.exitCode = worstExitCode(results.map(({ exitCode }) => exitCode))
  } finally {
    await close()
  }
}

type Prepared = Pick<VerifierOptions, 'policy' | 'node'> & { close: () => Promise<void> }

/**
 * The policy is the verifier's own file, or that of the embedded network's folder; what lies beside the
 * credential is never asked. Without a network nothing can be confirmed, and the report says so.
 */
async function prepare({ rpc: url, chain, policy: path }: Options): Promise<Prepared> {
  const folder =
    chain ?? (existsSync(join(defaultFolder, 'chain.json')) ? defaultFolder : undefined)
  if (url !== undefined || folder === undefined) {
    const node = url === undefined ? {} : { node: toRpc(url) }
    return { policy: await readPolicy(path), ...node, close: nothing }
  }
  const own = join(folder, 'policy.json')
  const policy = await readPolicy(path ?? (existsSync(own) ? own : undefined))
  const { rpc: node, close } = await openEmbedded(folder)
  return { policy, node, close }
}

async function readPolicy(path: string | undefined): Promise<Policy> {
  return path === undefined ? defaultPolicy : parsePolicy(await readJson(path))
}

async function nothing(): Promise<void> {}
