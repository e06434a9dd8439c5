import { Command } from 'commander'
import { toStatusCommand } from './changeStatus.ts'

/** `cairn suspend`: credentials that do not count until they are reinstated. */
export function suspendCommand(): Command {
  return toStatusCommand(new Command('suspend'), {
    name: 'suspend',
    plan: 'Suspend until they are reinstated',
    done: 'Suspended',
    nothing: 'They were suspended already.',
  })
}

/** `cairn reinstate`: suspended credentials that count again. */
export function reinstateCommand(): Command {
  return toStatusCommand(new Command('reinstate'), {
    name: 'reinstate',
    plan: 'Reinstate',
    done: 'Reinstated',
    nothing: 'They were not suspended.',
  })
}
