import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import {
  createVerifier,
  type Verifier,
  type VerifierOptions,
} from '../../src/verifier/createVerifier.ts'
import type { Language } from '../../src/verifier/languages/Language.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { parsePolicy } from '../../src/verifier/parsePolicy.ts'
import { UsageError } from '../terminal/fail.ts'
import { readJson } from '../terminal/files.ts'
import { defaultFolder } from './networkOptions.ts'
import { toRpc } from './toRpc.ts'

/** How a command wants to verify. */
export type VerifierFlags = {
  rpc?: readonly string[]
  chain?: string
  policy?: string
  lang?: Language
  fetch?: boolean
  offline?: boolean
}

/** Adds the options that say what is trusted and which nodes are asked. */
export function withVerifierOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--rpc <url>', 'JSON-RPC address of a node; of several the first is asked')
        .argParser((url: string, all: readonly string[] = []) => [...all, url])
        .conflicts('offline'),
    )
    .addOption(
      new Option(
        '--chain <folder>',
        `folder of an embedded network (default: ${defaultFolder})`,
      ).conflicts('offline'),
    )
    .option('--policy <file>', 'issuers, and other registries, that you trust, JSON')
    .addOption(
      new Option(
        '--fetch',
        'ask hosts: for documents of did:web, status lists, links; they see who asks',
      ).conflicts('offline'),
    )
    .option('--offline', 'ask no network: what only a chain can tell stays unknown')
}

/** A verifier, and the web as the verifier may ask it, where it may. */
export type OpenVerifier = {
  readonly verifier: Verifier
  readonly fetchResource?: FetchResource
  readonly close: () => Promise<void>
}

/** What a verifier works with, and what ends its connections. */
type OpenOptions = {
  readonly options: VerifierOptions
  readonly close: () => Promise<void>
}

/**
 * The policy is the verifier's own file, or that of the embedded network's folder; what lies beside the
 * credential is never asked. Without a network nothing can be confirmed, and the report says so.
 *
 * @throws {UsageError} where an address of a node is none.
 */
export async function openVerifier(flags: VerifierFlags): Promise<OpenVerifier> {
  const { options, close } = await openVerifierOptions(flags)
  const web = options.fetch ? { fetchResource: options.fetch } : {}
  return { verifier: createVerifier(options), ...web, close }
}

/** The same for who makes the verifier himself. @throws {UsageError} */
export async function openVerifierOptions(flags: VerifierFlags): Promise<OpenOptions> {
  const { lang: language } = flags
  const fetch = flags.fetch
    ? (await import('../../src/adapters/node/createFetcher.ts')).createFetcher()
    : undefined
  const { policy, nodes, close } = await openChain(flags)
  // The one place where nodes are handed on: the verifier takes one as yet, which is the first.
  const [node] = nodes
  const options: VerifierOptions = {
    policy,
    ...(node && { node }),
    ...(fetch && { fetch }),
    ...(language && { language }),
    now: Date.now,
  }
  return { options, close }
}

type Chain = { policy: Policy; nodes: readonly Rpc[]; close: () => Promise<void> }

async function openChain(flags: VerifierFlags): Promise<Chain> {
  const folder = findFolder(flags)
  if (folder === undefined) {
    const nodes = (flags.rpc ?? []).map(parseNode)
    return { policy: await readPolicy(flags.policy), nodes, close: async () => {} }
  }
  const own = join(folder, 'policy.json')
  const policy = await readPolicy(flags.policy ?? (existsSync(own) ? own : undefined))
  // Hardhat is large, and few who verify have it.
  const { openEmbedded } = await import('./openEmbedded.ts')
  const { rpc, close } = await openEmbedded(folder)
  return { policy, nodes: [rpc], close }
}

function findFolder({ rpc, chain, offline }: VerifierFlags): string | undefined {
  if (rpc !== undefined || offline) return undefined
  return chain ?? (existsSync(join(defaultFolder, 'chain.json')) ? defaultFolder : undefined)
}

function parseNode(address: string): Rpc {
  if (/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')) {
    return toRpc(address)
  }
  // The address is not repeated: it can hold a key.
  throw new UsageError('The address of a node is no URL.', 'Expected http://… or https://….')
}

async function readPolicy(path: string | undefined): Promise<Policy> {
  return path === undefined ? defaultPolicy : parsePolicy(await readJson(path))
}
