import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { deployContracts } from '../src/deployer/deployContracts.ts'
import { readDeployments } from '../src/deployer/readDeployments.ts'
import { toDeployedRegistry } from '../src/deployments/toDeployedRegistry.ts'
import { toDidWebUrl } from '../src/identity/didWeb.ts'
import { hasSecret, type Project } from '../src/issuer/project/Project.ts'
import { achievementKinds } from '../src/issuer/template/AchievementTemplate.ts'
import { createTemplate } from '../src/issuer/template/createTemplate.ts'
import { askSettings, type InitOptions, type Settings } from './init/askSettings.ts'
import { isThere, keyFiles, prepareKeys, readMultikey } from './init/prepareKeys.ts'
import { readSettings } from './init/readSettings.ts'
import { describeRegistration, registerIssuer } from './init/registerIssuer.ts'
import { writeProject, writePublished } from './init/writeProject.ts'
import type { Network } from './network/Network.ts'
import { withNetwork } from './network/openNetwork.ts'
import { writeTemplate } from './template.ts'
import { type CostOptions, withCostOptions } from './terminal/costOptions.ts'
import { UsageError } from './terminal/fail.ts'
import { showPlan } from './terminal/showPlan.ts'

type Options = InitOptions & CostOptions

const written = 'keys, cairn.config.json, template.json, did.json and policy.json'

/** `cairn init`: everything that an issuer needs once. */
export function initCommand(): Command {
  return withCostOptions(new Command('init'))
    .argument('[folder]', 'of the project', '.')
    .option('--name <name>', 'of the issuer')
    .option('--did <did>', 'its identifier for ever, did:web: and a host that you control')
    .addOption(
      new Option('--kind <kind>', 'of the first achievement')
        .choices(achievementKinds)
        .default('badge'),
    )
    .addOption(new Option('--rpc <url>', 'JSON-RPC address of a node').env('CAIRN_RPC'))
    .option('--chain <folder>', 'embedded network instead, in the project: to try it out')
    .addHelpText('after', '\nGiven again, it goes on from wherever it was interrupted.')
    .action(init)
}

async function init(folder: string, options: Options): Promise<void> {
  const { project: old, settings } = (await readSettings(folder, options)) ?? {
    project: undefined,
    settings: await askSettings(options),
  }
  const isOwnKeyNamed = Boolean(
    process.env.CAIRN_PRIVATE_KEY || process.env.CAIRN_SIGNER || process.env.CAIRN_KEYSTORE,
  )
  // A project whose account is kept elsewhere gets no other one.
  const isKeptHere = !old?.account || old.account.keystore !== undefined
  const needsAccount = 'rpc' in settings.network && !isOwnKeyNamed && isKeptHere
  const keystore = needsAccount && {
    keystore: resolve(folder, old?.account?.keystore ?? keyFiles.account),
  }
  const place =
    'rpc' in settings.network ? settings.network : { chain: join(folder, settings.network.chain) }
  await withNetwork({ ...place, ...keystore }, async (network) => {
    if (!old || network.isEmbedded) await assertDeployed(network, options)
    const { did } = settings
    if (options.dryRun) {
      const registration = await describeRegistration(network, { project: old, did }, options)
      return showPlan(`For ${did}, write ${written} into ${folder}.\n${registration}`, options)
    }
    await mkdir(folder, { recursive: true })
    if (!old) await prepareKeys(folder, { needsAccount })
    const { address } = await network.signer()
    const signingKeystore = old?.signingKey?.keystore ?? keyFiles.ed25519
    const multikey = await readMultikey(resolve(folder, signingKeystore))
    const project: Project = {
      registry: toDeployedRegistry(network.chainId),
      ...(isStorable(settings) && { network: settings.network }),
      account: { address, ...(needsAccount && { keystore: keyFiles.account }) },
      signingKey: { multikey, keystore: signingKeystore },
      template: 'template.json',
      ...old,
    }
    assertSameProject(network, project, { address, multikey })
    await writeProject(folder, project)
    await prepareTemplate(folder, settings)
    const issuerId = await registerIssuer(network, { folder, project, did }, options)
    const issuer = { registry: project.registry, issuerId }
    await writePublished(folder, { did, multikey, issuer, isEmbedded: network.isEmbedded })
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, folder, did, issuerId, account: address, multikey })}\n`
        : describeDone(folder, settings, issuerId),
    )
  })
}

/** An address with a key in it is not written down. */
function isStorable({ network }: Settings): boolean {
  return !('rpc' in network) || !hasSecret(network.rpc)
}

/**
 * What is in a project stays so: another account would be another issuer.
 *
 * @throws {UsageError}
 */
function assertSameProject(
  { chainId }: Network,
  { registry, account, signingKey }: Project,
  own: { address: string; multikey: string },
): void {
  const isSame =
    registry.chainId === chainId &&
    account?.address.toLowerCase() === own.address.toLowerCase() &&
    signingKey?.multikey === own.multikey
  if (isSame) return
  throw new UsageError(
    `The project is of account ${account?.address} and key ${signingKey?.multikey}, on chain ${registry.chainId}.`,
    'Name the account, the keystores and a node of that chain; or begin another project.',
  )
}

async function assertDeployed(network: Network, { dryRun }: Options): Promise<void> {
  const { rpc } = network
  if ((await readDeployments(rpc)).has('CredentialRegistry')) return
  if (network.isEmbedded && !dryRun) {
    await deployContracts({ rpc, sender: await network.sender() })
  } else if (!network.isEmbedded) {
    throw new UsageError(
      `There is no registry on ${network.name}.`,
      'Deploy it, where nobody has yet: `cairn deploy`; or name a node of another chain.',
    )
  }
}

async function prepareTemplate(folder: string, { name, did, kind }: Settings): Promise<void> {
  const path = join(folder, 'template.json')
  if (await isThere(path)) return
  const base = new URL(toDidWebUrl(did)).origin
  await writeTemplate(path, createTemplate({ kind, issuer: { id: did, name, url: base }, base }))
}

function describeDone(folder: string, settings: Settings, issuerId: number): string {
  const { did } = settings
  const at = (name: string) => join(folder, name)
  return [
    `${did} is issuer ${issuerId}.`,
    `Publish  ${at('did.json')}  as  ${toDidWebUrl(did)}`,
    `Hand out ${at('policy.json')} to those who trust you.`,
    'Keep the folder `keys` and its password where both are safe.',
    ...(isStorable(settings)
      ? []
      : ['Set CAIRN_RPC to the address of your node: it is not written down.']),
    `Next: fill in ${at('template.json')}, then: cairn template lint ${at('template.json')}`,
    '',
  ].join('\n')
}
