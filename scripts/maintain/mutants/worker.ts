// Judges the mutants that come over the channel, one after the other.
import { judgeMutant, type Setup } from './judgeMutant.ts'
import type { Mutant } from './Mutant.ts'

let setup: Setup | undefined

process.on('message', async (message: { setup: Setup } | { mutant: Mutant }) => {
  if ('setup' in message) setup = message.setup
  else if (setup !== undefined) process.send?.(await judgeMutant(message.mutant, setup))
})
