import { createInterface } from 'node:readline/promises'
import { toDidWebUrl } from '../../src/identity/didWeb.ts'
import type { Project } from '../../src/issuer/project/Project.ts'
import type { AchievementKind } from '../../src/issuer/template/AchievementTemplate.ts'
import { UsageError } from '../terminal/fail.ts'

/** What `cairn init` is told, or asks. */
export type InitOptions = {
  name?: string
  did?: string
  kind: AchievementKind
  rpc?: string
  chain?: string
}

/** What an issuer decides at the beginning. */
export type Settings = {
  readonly name: string
  readonly did: string
  readonly kind: AchievementKind
  readonly network: NonNullable<Project['network']>
}

/**
 * What was told, and answers to what was not.
 *
 * @throws {UsageError} where something was not told, and nobody is there to be asked.
 * @throws {InvalidDidWebError} where the identifier is no did:web.
 */
export async function askSettings(options: InitOptions): Promise<Settings> {
  const { kind, rpc, chain } = options
  const ask = openQuestions()
  try {
    const name = options.name ?? (await ask('--name', 'Name of the issuer: '))
    const did =
      options.did ??
      toDid(await ask('--did', 'Host of your web site, which you control, as academy.example: '))
    toDidWebUrl(did)
    if (chain !== undefined) return { name, did, kind, network: { chain } }
    const url = rpc ?? (await ask('--rpc', 'JSON-RPC address of a node (empty: only try it out): '))
    return { name, did, kind, network: url === '' ? { chain: 'chain' } : { rpc: url } }
  } finally {
    ask.close()
  }
}

function toDid(host: string): string {
  return host.startsWith('did:') ? host : `did:web:${host}`
}

function openQuestions() {
  let terminal: ReturnType<typeof createInterface> | undefined
  const ask = async (option: string, question: string): Promise<string> => {
    if (!process.stdin.isTTY) {
      throw new UsageError(`${option} was not told.`, 'Pass it where no person can be asked.')
    }
    terminal ??= createInterface({ input: process.stdin, output: process.stderr })
    return (await terminal.question(question)).trim()
  }
  return Object.assign(ask, { close: () => terminal?.close() })
}
