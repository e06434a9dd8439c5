import type { Project } from '../../src/issuer/project/Project.ts'
import {
  planRegistration,
  type Registrant,
  type RegistrationPlan,
} from '../../src/issuer/registration/planRegistration.ts'
import { assertFunded, quoteRegistration } from '../../src/issuer/registration/quoteRegistration.ts'
import { register } from '../../src/issuer/registration/register.ts'
import { readBlock } from '../../src/registry/readBlock.ts'
import type { Network } from '../network/Network.ts'
import { confirm } from '../terminal/confirm.ts'
import type { CostOptions } from '../terminal/costOptions.ts'
import { describeEther, describeGas } from '../terminal/describeGas.ts'
import { writeProject } from './writeProject.ts'

/** Which issuer, of which project. */
type Issuer = { readonly folder: string; readonly project: Project; readonly did: string }

/** Shows what is still to be sent, asks, sends it, and keeps the number of the issuer as soon as there is one. */
export async function registerIssuer(
  network: Network,
  { folder, project, did }: Issuer,
  options: CostOptions,
): Promise<number> {
  const { rpc } = network
  const { registry } = project
  const registrant = toRegistrant(project, did)
  const plan = await planRegistration({ rpc, registry }, registrant)
  if (plan.steps.length > 0) {
    const quote = await quoteRegistration(rpc, plan, { ...options, identifier: did })
    const text = describePlan(network, plan, quote)
    await assertFunded(rpc, registrant.account, quote)
    await confirm(text, { yes: options.yes || network.isEmbedded })
  }
  const { timestamp } = await readBlock(rpc, 'latest')
  const id = await register({
    sender: await network.sender(),
    registry,
    registrant,
    plan,
    signTypedData: (data) => network.signTypedData(data),
    now: Math.max(timestamp, Math.floor(Date.now() / 1000)),
    async onStep({ step, issuerId: made, receipt }) {
      process.stderr.write(`${doneTexts[step]}: ${describeGas(receipt)}\n`)
      await writeProject(folder, { ...project, issuerId: made })
    },
  })
  await writeProject(folder, { ...project, issuerId: id })
  return id
}

const stepTexts = {
  'create-issuer': 'create an issuer, whose identifier is for ever',
  'add-key': 'give it the account as its key, to anchor, suspend and revoke',
  'add-assertion-key': 'give it the key that signs its documents',
} as const

const doneTexts = {
  'create-issuer': 'Created the issuer',
  'add-key': 'Added the key',
  'add-assertion-key': 'Added the assertion key',
} as const

function describePlan(
  network: Network,
  { steps, issuerId }: RegistrationPlan,
  { gas, cost }: { gas: bigint; cost: bigint },
): string {
  const whom = issuerId === undefined ? '' : ` for issuer ${issuerId}`
  return [
    `On ${network.name}${whom}:`,
    ...steps.map((step) => `  ${stepTexts[step]}`),
    `Now at most ${gas.toLocaleString('en')} gas and ${describeEther(cost)}.`,
  ].join('\n')
}

/** What `registerIssuer` would do; without a project, from nothing. */
export async function describeRegistration(
  network: Network,
  { project, did }: { project: Project | undefined; did: string },
  { maxCost }: CostOptions,
): Promise<string> {
  const { rpc } = network
  const plan: RegistrationPlan = project?.account
    ? await planRegistration({ rpc, registry: project.registry }, toRegistrant(project, did))
    : { steps: ['create-issuer', 'add-key', 'add-assertion-key'] }
  if (plan.steps.length === 0) return `Nothing is to be sent: it is issuer ${plan.issuerId}.`
  return describePlan(
    network,
    plan,
    await quoteRegistration(rpc, plan, { identifier: did, maxCost }),
  )
}

function toRegistrant({ account, signingKey, issuerId }: Project, did: string): Registrant {
  const address = account?.address as Registrant['account']
  return { account: address, identifier: did, multikey: signingKey?.multikey, issuerId }
}
