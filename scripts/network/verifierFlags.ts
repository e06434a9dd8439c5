import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Hex } from '../../src/base/hex.ts'
import { parseDateTime } from '../../src/credential/parseDateTime.ts'
import type { Language } from '../../src/verifier/languages/Language.ts'
import type { TrustedBlock } from '../../src/verifier/Policy.ts'
import { defaultFolder } from './networkOptions.ts'

/** How a command wants to verify. */
export type VerifierFlags = {
  rpc?: readonly string[]
  quorum?: number
  chain?: string
  policy?: string
  at?: number
  trustBlock?: readonly TrustedBlock[]
  lang?: Language
  fetch?: boolean
  offline?: boolean
}

/** Adds the options that say what is trusted, which nodes are asked and about what. */
export function withVerifierOptions(command: Command): Command {
  return withTrustOptions(command)
    .addOption(
      new Option('--at <time>', 'what was so at that time, such as 2026-03-01T09:00:00Z').argParser(
        parseTime,
      ),
    )
    .addOption(
      new Option(
        '--trust-block <block>',
        'of a bundle: eip155:<chain id>:<block hash> that you trust; may be repeated',
      ).argParser(parseBlock),
    )
}

/** Adds the options that say what is trusted and which nodes are asked, for who always asks about now. */
export function withTrustOptions(command: Command): Command {
  return withReadingOptions(command).option(
    '--offline',
    'ask no network: what only a chain can tell is in a bundle, or unknown',
  )
}

/** Adds the options that say what is trusted and which nodes are asked. */
export function withReadingOptions(command: Command): Command {
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

function parseBlock(text: string, all: readonly TrustedBlock[] = []): readonly TrustedBlock[] {
  const match = /^eip155:([1-9]\d{0,14}):(0x[0-9a-fA-F]{64})$/.exec(text)
  if (!match) throw new InvalidArgumentError('Expected eip155:<chain id>:0x<64 hex digits>.')
  const [, chainId, hash = ''] = match
  return [...all, { chainId: Number(chainId), hash: hash.toLowerCase() as Hex }]
}
