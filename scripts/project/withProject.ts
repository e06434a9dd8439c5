import { resolve } from 'node:path'
import type { Command } from 'commander'
import { formatAccountId } from '../../src/base/accountId.ts'
import { type FoundProject, findProject, projectFileName, readProject } from './readProject.ts'

/** What only some commands take from a project. */
export type ProjectMember = 'registry' | 'key' | 'template'

/**
 * Lets a command take what it is not told from the project that it runs in. Whoever checks what others sent never does:
 * a project file can lie beside what is to be checked.
 */
export function withProject(command: Command, members: readonly ProjectMember[] = []): Command {
  return command
    .option('--config <file>', `project (default: ${projectFileName}, here or in a folder above)`)
    .hook('preAction', async (_, running) => {
      const { config } = running.opts<{ config?: string }>()
      const found = config === undefined ? await findProject() : await readProject(config)
      if (found) fillIn(running, toDefaults(found, members))
    })
}

/** What goes together: who tells one, tells the other, too. */
const groups = [
  ['rpc', 'chain'],
  ['price', 'priceFeed', 'currency'],
] as const

type Defaults = Readonly<Record<string, string | undefined>>

function fillIn(running: Command, defaults: Defaults): void {
  const isTold = (name: string) =>
    !['default', undefined].includes(running.getOptionValueSource(name))
  const toldGroups = groups.filter((names) => names.some(isTold))
  const skipped = new Set<string>(toldGroups.flat())
  for (const [name, value] of Object.entries(defaults)) {
    if (value === undefined || isTold(name) || skipped.has(name)) continue
    running.setOptionValueWithSource(name, value, 'config')
  }
}

function toDefaults(
  { folder, project }: FoundProject,
  members: readonly ProjectMember[],
): Defaults {
  const { registry, network, account, signingKey, template, price } = project
  const at = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path))
  const own = {
    registry: formatAccountId(registry),
    key: account?.address,
    template: at(template),
  }
  return {
    ...Object.fromEntries(members.map((member) => [member, own[member]])),
    ...(network && ('rpc' in network ? { rpc: network.rpc } : { chain: at(network.chain) })),
    keystore: at(account?.keystore),
    signingKeystore: at(signingKey?.keystore),
    ...(price &&
      ('feed' in price
        ? { priceFeed: price.feed }
        : { price: price.amount, currency: price.currency })),
  }
}
