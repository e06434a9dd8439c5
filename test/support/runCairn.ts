import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** What a run of the command left behind. */
export type Run = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

/** The key of the first account that Hardhat funds. Everybody knows it. */
export const testKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'

/** Runs the `cairn` command from its sources, in a process of its own that knows no keys but these. */
export async function runCairn(
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string; cwd?: string } = {},
): Promise<Run> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('CAIRN_')),
  )
  const child = spawn(process.execPath, [resolve('scripts/cairn.ts'), ...args], {
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    env: { ...inherited, NO_COLOR: '1', ...options.env },
  })
  // Not everything that is offered is read.
  child.stdin.on('error', () => {})
  child.stdin.end(options.input ?? '')
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  const exitCode = await new Promise<number>((done) => child.once('close', done))
  return { exitCode, stdout, stderr }
}
