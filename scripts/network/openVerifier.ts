import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import { parseDateTime } from '../../src/credential/parseDateTime.ts'
import type { Patience } from '../../src/quorum/createPoll.ts'
import { createQuorum } from '../../src/quorum/createQuorum.ts'
import { openChains, toMajority } from '../../src/quorum/openChains.ts'
import {
  createVerifier,
  type RunOptions,
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
  quorum?: number
  chain?: string
  policy?: string
  at?: number
  lang?: Language
  fetch?: boolean
  offline?: boolean
}

/** Adds the options that say what is trusted, which nodes are asked, and about which time. */
export function withVerifierOptions(command: Command): Command {
  return withTrustOptions(command).addOption(
    new Option('--at <time>', 'what was so at that time, such as 2026-03-01T09:00:00Z').argParser(
      parseTime,
    ),
  )
}

/** Adds the options that say what is trusted and which nodes are asked, for who always asks about now. */
export function withTrustOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--rpc <url>',
        'JSON-RPC address of a node; repeat it to ask several, who have to agree',
      )
        .argParser((url: string, all: readonly string[] = []) => [...all, url])
        .conflicts('offline'),
    )
    .addOption(
      new Option('--quorum <k>', 'how many of the nodes have to agree (default: more than half)')
        .argParser(parseQuorum)
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
        'ask hosts: for documents of did:web, status lists, schemas, links; they see who asks',
      ).conflicts('offline'),
    )
    .option('--offline', 'ask no network: what only a chain can tell stays unknown')
}

/** A verifier, what its runs are about, and the web as it may be asked, where it may. */
export type OpenVerifier = {
  readonly verifier: Verifier
  readonly run: RunOptions
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
 * @throws {InvalidQuorumError} where so many nodes cannot agree, or two have one host.
 */
export async function openVerifier(flags: VerifierFlags): Promise<OpenVerifier> {
  const { options, close } = await openVerifierOptions(flags)
  const web = options.fetch ? { fetchResource: options.fetch } : {}
  const run = flags.at === undefined ? {} : { at: flags.at }
  return { verifier: createVerifier(options), run, ...web, close }
}

/** The same for who makes a verifier of it later. @throws {UsageError} {@link InvalidQuorumError} */
export async function openVerifierOptions(flags: VerifierFlags): Promise<OpenOptions> {
  const { lang: language } = flags
  const fetch = flags.fetch
    ? (await import('../../src/adapters/node/createFetcher.ts')).createFetcher()
    : undefined
  const { close, ...opened } = await openChain(flags)
  const options: VerifierOptions = {
    ...opened,
    ...(fetch && { fetch }),
    ...(language && { language }),
    now: Date.now,
  }
  return { options, close }
}

type Chain = Pick<VerifierOptions, 'node' | 'chain' | 'chains'> & {
  readonly policy: Policy
  readonly close: () => Promise<void>
}

async function openChain(flags: VerifierFlags): Promise<Chain> {
  const folder = findFolder(flags)
  if (folder === undefined) return openNodes(flags)
  const own = join(folder, 'policy.json')
  const policy = await readPolicy(flags.policy ?? (existsSync(own) ? own : undefined))
  if (policy.nodes && !flags.chain) return openNodes(flags)
  // Hardhat is large, and few who verify have it.
  const { openEmbedded } = await import('./openEmbedded.ts')
  const { rpc: node, close } = await openEmbedded(folder)
  return { policy, node, close }
}

/** How long a node is waited for where others have answered. */
const patience: Patience = (signal) => setTimeout(5000, undefined, { signal })

/** The nodes that were named, or else those of the policy. */
async function openNodes({
  rpc = [],
  quorum,
  policy: path,
  offline,
}: VerifierFlags): Promise<Chain> {
  const policy = await readPolicy(path)
  const controller = new AbortController()
  // Nobody waits for a node that is still silent in the end.
  const close = async () => controller.abort()
  const open = (url: string) => toRpc(url, { signal: controller.signal })
  if (offline) return { policy, close }
  if (rpc.length === 0) {
    const nodes = policy.nodes ?? []
    const of = nodes.map((it) => ({ ...it, ...(quorum !== undefined && { quorum }) }))
    return { policy, chains: openChains(of, open, patience), close }
  }
  const chain = createQuorum({
    nodes: rpc.map((url) => ({ name: url, rpc: open(parseUrl(url)) })),
    threshold: quorum ?? toMajority(rpc.length),
    patience,
  })
  return { policy, chain, close }
}

function findFolder({ rpc, chain, offline }: VerifierFlags): string | undefined {
  if (rpc !== undefined || offline) return undefined
  return chain ?? (existsSync(join(defaultFolder, 'chain.json')) ? defaultFolder : undefined)
}

function parseUrl(address: string): string {
  if (/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')) return address
  // The address is not repeated: it can hold a key.
  throw new UsageError('The address of a node is no URL.', 'Expected http://… or https://….')
}

function parseQuorum(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected how many nodes have to agree, 1 or more.')
}

function parseTime(text: string): number {
  const time = parseDateTime(text)
  if (time !== undefined) return time
  throw new InvalidArgumentError('Expected date, time and time zone, as 2026-03-01T09:00:00Z.')
}

async function readPolicy(path: string | undefined): Promise<Policy> {
  return path === undefined ? defaultPolicy : parsePolicy(await readJson(path))
}
