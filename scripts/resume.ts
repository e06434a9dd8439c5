import { Command } from 'commander'
import { openBatch } from '../src/adapters/node/batch/openBatch.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import { type AnchorCommandOptions, anchorOn, withAnchorOptions } from './anchor.ts'
import { withNetwork } from './network/openNetwork.ts'
import { readSigner } from './network/readSigner.ts'
import { requireBatch } from './terminal/requireBatch.ts'
import { sealWithProgress } from './writeBatch.ts'

/** `cairn resume`: goes on with a batch from wherever it stands. */
export function resumeCommand(): Command {
  return withAnchorOptions(new Command('resume'))
    .argument('<batch>', 'folder of a batch that was begun')
    .action(resume)
}

async function resume(folder: string, options: AnchorCommandOptions): Promise<void> {
  await requireBatch(folder)
  const batch = await openBatch(folder)
  try {
    if (batch.journal.torn > 0) {
      process.stderr.write(
        'The last line of the journal was not written to its end; it does not count.\n',
      )
    }
    const { state, planned, agreed } = toProgress(batch.journal.entries)
    const isAtRelay = state === 'agreed' || state === 'aggregated'
    const relay = isAtRelay && agreed && { relay: agreed.relay }
    if (state === 'planned') {
      process.stderr.write('Its credentials are not all made yet.\n')
      const signer =
        planned?.verificationMethod === undefined ? undefined : await readSigner(options)
      await sealWithProgress(batch, signer)
    }
    await withNetwork(options, (network) => anchorOn(network, batch, { ...relay, ...options }))
  } finally {
    await batch.close()
  }
}
