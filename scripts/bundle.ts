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
    .requiredOption('-o, --out <file>', 'where to write the bundle')
    .option('--json', 'print JSON')
    .action(bundle)
}

async function bundle(path: string, flags: Options): Promise<void> {
  const bytes = await readOneInput(path)
  const { options, rpc, close } = await openVerifierOptions(flags)
  try {
    if (!rpc)
      throw new UsageError('No node is named.', 'Name one that has eth_getProof: `--rpc <url>`.')
    const built = await buildBundle(bytes, { ...options, rpc })
    await writeFile(flags.out, `${JSON.stringify(built.bundle)}\n`)
    const { chainId } = built.bundle.chain
    const block = `eip155:${chainId}:${built.block.hash}`
    const { verdict, asOf, sentence } = built.report
    for (const line of listDissent(built.seen)) process.stderr.write(`${line}\n`)
    process.stdout.write(
      flags.json
        ? toJsonLine({ version: 1, out: flags.out, block, asOf, verdict })
        : `${printable(sentence)}\nbundle ${flags.out}\nblock ${block}\n`,
    )
  } finally {
    await close()
  }
}
