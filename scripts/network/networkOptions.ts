import { type Command, Option } from 'commander'
import { type ProjectMember, withProject } from '../project/withProject.ts'

/** Where the demo writes, and where an embedded network is kept unless another folder is named. */
export const defaultFolder = 'demo/output'

/** Which network a command works on. */
export type NetworkOptions = {
  readonly rpc?: string
  readonly chain?: string
  /** Of the account, where a project names one. */
  readonly keystore?: string
}

/**
 * Adds the options that say which network a command works on.
 *
 * @param members What else it takes from its project.
 */
export function withNetworkOptions(
  command: Command,
  members: readonly ProjectMember[] = [],
): Command {
  command
    .addOption(new Option('--rpc <url>', 'JSON-RPC address of a node').env('CAIRN_RPC'))
    .option('--chain <folder>', `folder of an embedded network (default: ${defaultFolder})`)
    .hook('preAction', (_, running) => {
      const isTold = running.getOptionValueSource('chain') === 'cli'
      const isFromOutside = running.getOptionValueSource('rpc') === 'env'
      if (isTold && isFromOutside) running.setOptionValue('rpc', undefined)
    })
  return withProject(command, members)
}
