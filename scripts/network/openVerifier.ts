import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { Patience } from '../../src/quorum/createPoll.ts'
import { createQuorum } from '../../src/quorum/createQuorum.ts'
import { openChains, toMajority } from '../../src/quorum/openChains.ts'
import { createNodeReader } from '../../src/registry/createNodeReader.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import {
  createVerifier,
  type RunOptions,
  type Verifier,
  type VerifierOptions,
} from '../../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { parsePolicy } from '../../src/verifier/parsePolicy.ts'
import { UsageError } from '../terminal/fail.ts'
import { readJson } from '../terminal/files.ts'
import { defaultFolder } from './networkOptions.ts'
import { toRpc } from './toRpc.ts'
import type { VerifierFlags } from './verifierFlags.ts'

/** A verifier, what its runs are about, and the web as it may be asked, where it may. */
export type OpenVerifier = {
  readonly verifier: Verifier
  readonly run: RunOptions
  readonly fetchResource?: FetchResource
  readonly close: () => Promise<void>
}

/** A node, and its address. */
type NamedNode = { readonly name: string; readonly rpc: Rpc }

/** What a verifier works with, and what ends its connections. */
type OpenOptions = {
  readonly options: VerifierOptions
  /** The nodes that were named, of one chain, or the embedded one. */
  readonly nodes?: readonly NamedNode[]
  readonly close: () => Promise<void>
}

/**
 * The policy is the verifier's own file, or that of the embedded network's folder; what lies beside the
 * credential is never asked. Without a network nothing can be confirmed, and the report says so.
 *
 * @throws {UsageError} where an address of a node is none.
 * @throws {InvalidQuorumError} where so many nodes cannot agree, or two have one host.
 */
export async function openVerifier(
  flags: VerifierFlags,
  more: Pick<VerifierOptions, 'verifyProof'> = {},
): Promise<OpenVerifier> {
  const { options, close } = await openVerifierOptions(flags)
  const web = options.fetch ? { fetchResource: options.fetch } : {}
  const run = flags.at === undefined ? {} : { at: flags.at }
  return { verifier: createVerifier({ ...options, ...more }), run, ...web, close }
}

/** The same for who makes a verifier of it later. @throws {UsageError} {@link InvalidQuorumError} */
export async function openVerifierOptions(flags: VerifierFlags): Promise<OpenOptions> {
  const { lang: language } = flags
  const fetch = flags.fetch
    ? (await import('../../src/adapters/node/createFetcher.ts')).createFetcher()
    : undefined
  const { close, nodes, ...opened } = await openChain(flags)
  const options: VerifierOptions = {
    ...opened,
    policy: withBlocks(opened.policy, flags),
    ...(fetch && { fetch }),
    ...(language && { language }),
    now: Date.now,
  }
  return { options, ...(nodes && { nodes }), close }
}

function withBlocks(policy: Policy, { trustBlock = [] }: VerifierFlags): Policy {
  const trustedBlocks = [...(policy.trustedBlocks ?? []), ...trustBlock]
  return trustedBlocks.length === 0 ? policy : { ...policy, trustedBlocks }
}

type Chain = Pick<VerifierOptions, 'chain' | 'chains'> & {
  readonly policy: Policy
  readonly nodes?: readonly NamedNode[]
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
  const { rpc, close } = await openEmbedded(folder)
  const nodes = [{ name: 'embedded', rpc }]
  return { policy, chain: createNodeReader(rpc), nodes, close }
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
    const of = (policy.nodes ?? []).map((it) => ({
      ...it,
      ...(quorum !== undefined && { quorum }),
    }))
    // Proofs are of one chain, and which of several it is, is not known before something was read.
    const only = of.length === 1 ? of.flatMap(({ urls }) => urls) : undefined
    const named = only?.map((url) => ({ name: url, rpc: open(url) }))
    const chains = openChains(of, open, patience)
    return { policy, chains, ...(named && { nodes: named }), close }
  }
  const nodes = rpc.map((url) => ({ name: url, rpc: open(parseUrl(url)) }))
  const threshold = quorum ?? toMajority(nodes.length)
  const chain = createQuorum({ nodes, threshold, patience })
  return { policy, chain, nodes, close }
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

async function readPolicy(path: string | undefined): Promise<Policy> {
  return path === undefined ? defaultPolicy : parsePolicy(await readJson(path))
}
