import { resolve } from 'node:path'
import { Command } from 'commander'
import pc from 'picocolors'
import { createFetcher } from '../src/adapters/node/createFetcher.ts'
import { toDeployedRegistry } from '../src/deployments/toDeployedRegistry.ts'
import { createDidResolver } from '../src/identity/createDidResolver.ts'
import { examineAccount } from '../src/issuer/doctor/examineAccount.ts'
import { examineChain, toUnreachable } from '../src/issuer/doctor/examineChain.ts'
import { examineDid } from '../src/issuer/doctor/examineDid.ts'
import { examineIssuer } from '../src/issuer/doctor/examineIssuer.ts'
import type { Finding } from '../src/issuer/doctor/Finding.ts'
import { parseTemplate } from '../src/issuer/template/Template.ts'
import { exitCodes } from '../src/verifier/toVerdict.ts'
import { examineKeys } from './doctor/examineKeys.ts'
import { examineBatches, examineTemplate } from './doctor/examineWork.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { type FoundProject, findProject, readProject } from './project/readProject.ts'
import { describeEther } from './terminal/describeGas.ts'
import { readJson } from './terminal/files.ts'
import { printable, toJsonLine } from './terminal/printable.ts'
import { random } from './writeBatch.ts'

type Options = NetworkOptions & { config?: string; fetch?: boolean; json?: boolean }

/** `cairn doctor`: what is wrong, and what to do. */
export function doctorCommand(): Command {
  return withNetworkOptions(new Command('doctor'))
    .option('--fetch', 'ask the host of your did:web, too')
    .option('--json', 'print JSON')
    .action(examine)
}

async function examine(options: Options): Promise<void> {
  const found = options.config ? await readProject(options.config) : await findProject()
  const findings: Finding[] = [toProjectFinding(found)]
  if (found) findings.push(...(await examineKeys(found)), await examineTemplate(found))
  const did = found && (await readDid(found))
  findings.push(...(await examineNetwork(options, found, did)))
  if (found && did && options.fetch) {
    const resolver = createDidResolver({ fetch: createFetcher() })
    findings.push(await examineDid(did, found.project, resolver))
  }
  if (found) findings.push(...(await examineBatches(found)))

  process.exitCode = toExitCode(findings)
  process.stdout.write(
    options.json ? toJsonLine({ version: 1, findings }) : findings.map(describe).join(''),
  )
}

function toProjectFinding(found: FoundProject | undefined): Finding {
  if (found) return { code: 'PROJECT_OK', outcome: 'good', text: `Project ${found.path}` }
  return {
    code: 'PROJECT_NONE',
    outcome: 'warning',
    text: 'There is no project here, nor in a folder above.',
    advice: 'Run `cairn init`, or name one with `--config`.',
  }
}

/** What documents will name as their issuer. */
async function readDid({ folder, project }: FoundProject): Promise<string | undefined> {
  try {
    const path = resolve(folder, project.template ?? 'template.json')
    return parseTemplate(await readJson(path)).issuer.id
  } catch {
    return undefined
  }
}

async function examineNetwork(
  options: Options,
  found: FoundProject | undefined,
  did: string | undefined,
): Promise<readonly Finding[]> {
  if (!found && options.rpc === undefined && options.chain === undefined) return []
  try {
    return await withNetwork(options, async (network) => {
      const { rpc, chainId } = network
      const registry = found?.project.registry ?? toDeployedRegistry(chainId)
      const chain = await examineChain({ rpc, registry, now: Date.now() })
      const canGoOn = found && chain.every(({ outcome }) => /good|warning/.test(outcome))
      return canGoOn ? [...chain, ...(await examineOnChain(network, found, did))] : chain
    })
  } catch (error) {
    return [toUnreachable(error)]
  }
}

async function examineOnChain(
  { rpc }: Network,
  { project }: FoundProject,
  did: string | undefined,
): Promise<readonly Finding[]> {
  const { registry, account, signingKey, issuerId } = project
  if (!account) return []
  const { address } = account
  const money = { rpc, registry, account: address, random, describe: describeEther }
  const registrant =
    did !== undefined
      ? { account: address, identifier: did, multikey: signingKey?.multikey, issuerId }
      : undefined
  return [
    ...(await examineAccount(money)),
    ...(registrant ? [await examineIssuer({ rpc, registry, registrant })] : []),
  ]
}

function toExitCode(findings: readonly Finding[]): number {
  const outcomes = new Set(findings.map(({ outcome }) => outcome))
  if (outcomes.has('problem')) return exitCodes.bad
  return outcomes.has('unknown') ? exitCodes.unknown : exitCodes.good
}

const marks = {
  good: pc.green('✔'),
  warning: pc.yellow('!'),
  problem: pc.red('✘'),
  unknown: pc.yellow('?'),
} as const

function describe({ outcome, code, text, advice }: Finding): string {
  const line = `${marks[outcome]} ${printable(text)} ${pc.dim(code)}\n`
  return advice === undefined ? line : `${line}  ${printable(advice)}\n`
}
