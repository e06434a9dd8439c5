import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { buildBundle } from '../src/verifier/buildBundle.ts'
import { openVerifierOptions } from './network/openVerifier.ts'
import { type VerifierFlags, withReadingOptions } from './network/verifierFlags.ts'
import { UsageError } from './terminal/fail.ts'
import { listDissent } from './terminal/listDissent.ts'
import { printable, toJsonLine } from './terminal/printable.ts'
import { readOneInput } from './terminal/readOneInput.ts'

type Options = VerifierFlags & { out: string; json?: boolean }

/** `cairn bundle`: a credential with what is needed to check it offline. */
export function bundleCommand(): Command {
  return withReadingOptions(new Command('bundle'))
    .argument('<file>', 'a credential; - for standard input')
    .addHelpText(
      'after',
      '\nThe nodes agree on the block and what it says; the first whose proofs hold for that gives them (eth_getProof).',
    )
    .requiredOption('-o, --out <file>', 'where to write the bundle')
    .option('--json', 'print JSON')
    .action(bundle)
}

async function bundle(path: string, flags: Options): Promise<void> {
  const bytes = await readOneInput(path)
  const { options, nodes = [], close } = await openVerifierOptions(flags)
  try {
    const [first, ...others] = nodes.map((node) => node.rpc)
    if (!first) {
      const advice = 'Name one of its chain that has eth_getProof, or several: `--rpc <url>`.'
      throw new UsageError('No node is named, or nodes of several chains.', advice)
    }
    const { chains, chain = chains?.values().next().value, ...rest } = options
    const asked = { ...rest, ...(chain && { chain }), rpc: [first, ...others] as const }
    const built = await buildBundle(bytes, asked)
    await writeFile(flags.out, `${JSON.stringify(built.bundle)}\n`)
    const { chainId } = built.bundle.chain
    const block = `eip155:${chainId}:${built.block.hash}`
    const { verdict, asOf, sentence } = built.report
    const refusals = built.refusals.map(({ code }, i) => toWarning(nodes[i]?.name ?? '', code))
    for (const line of [...listDissent(built.seen), ...refusals]) process.stderr.write(`${line}\n`)
    process.stdout.write(
      flags.json
        ? toJsonLine({ version: 1, out: flags.out, block, asOf, verdict })
        : `${printable(sentence)}\nbundle ${flags.out}\nblock ${block}\n`,
    )
  } finally {
    await close()
  }
}

/** Of an address the host alone: the rest can hold a key. */
function toWarning(address: string, code: string): string {
  const node = URL.canParse(address) ? new URL(address).host : address
  return printable(`warning: the node ${node} gave no proofs that hold: ${code}`)
}
