// Judges the mutants that come over the channel, one after the other.
import { judgeMutant, type Setup } from './judgeMutant.ts'
import type { Mutant } from './Mutant.ts'

let setup: Setup | undefined

type Message = { setup: Setup } | { mutant: Mutant; favourites: readonly string[] }

process.on('message', async (message: Message) => {
  if ('setup' in message) setup = message.setup
  else if (setup !== undefined) {
    process.send?.(await judgeMutant(message.mutant, setup, message.favourites))
  }
})
