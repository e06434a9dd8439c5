import { Command } from 'commander'
import { toStatusCommand } from './changeStatus.ts'

/** `cairn revoke`: credentials that count no longer. */
export function revokeCommand(): Command {
  return toStatusCommand(new Command('revoke'), {
    name: 'revoke',
    plan: 'Revoke for ever',
    done: 'Revoked',
    nothing: 'They were revoked already.',
  })
}
