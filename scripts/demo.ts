import { mkdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Command } from 'commander'
import pc from 'picocolors'
import { formatAccountId } from '../src/base/accountId.ts'
import { utf8 } from '../src/base/bytes.ts'
import { sha256 } from '../src/base/hash.ts'
import type { JsonObject } from '../src/credential/parseJson.ts'
import { parseRoster } from '../src/issuer/roster/parseRoster.ts'
import { parseTemplate } from '../src/issuer/template/Template.ts'
import { createEddsaSigner } from '../src/proof/createEddsaSigner.ts'
import { createVerifier } from '../src/verifier/createVerifier.ts'
import { parsePolicy } from '../src/verifier/parsePolicy.ts'
import { buildCases } from './demo/buildCases.ts'
import { type JudgedCase, judgeCases, judgeCohort, type Tally } from './demo/judge.ts'
import { prepareFolder } from './demo/prepareFolder.ts'
import { type Academy, runAcademy } from './demo/runAcademy.ts'
import { runForger } from './demo/runForger.ts'
import { showCases, showCosts, showTally } from './demo/show.ts'
import type { Network } from './network/Network.ts'
import { defaultFolder } from './network/networkOptions.ts'
import { openEmbedded } from './network/openEmbedded.ts'
import { openRpc } from './network/openRpc.ts'
import { toJsonReceipt } from './terminal/describeGas.ts'
import { readJson, writeJson } from './terminal/files.ts'

type Options = { out: string; rpc?: string; json?: boolean }

/** `cairn demo`: a fictional academy's credentials, and what becomes of good and bad ones. */
export function demoCommand(): Command {
  return new Command('demo')
    .option('--out <folder>', 'where to write', defaultFolder)
    .option('--rpc <url>', 'JSON-RPC address of a development node, instead of an embedded network')
    .option('--json', 'print JSON')
    .action(demo)
}

async function demo({ out, rpc, json }: Options): Promise<void> {
  const started = performance.now()
  const say = (text: string) => json || process.stdout.write(`${text}\n`)
  await prepareFolder(out)
  const network = rpc === undefined ? await openEmbedded(out) : await openRpc(rpc)
  try {
    say(pc.bold('A fictional academy issues its micro-credentials …'))
    const academy = await runAcademy(network, out, await readAcademy())
    const policy = await writePolicy(out, academy)
    const originals = await pickOriginals(network, academy)
    const now = Date.now()
    const verifier = createVerifier({ policy, node: network.rpc, now: () => now })

    const tally: Tally[] = []
    for (const cohort of academy.cohorts) tally.push(await judgeCohort(verifier, cohort, now))
    const cases = await judgeCases(verifier, buildCases(originals))
    await writeCases(out, cases)
    const isGood =
      tally.every(({ total, asExpected }) => total === asExpected) &&
      cases.every(({ isAsExpected }) => isAsExpected)
    process.exitCode = isGood ? 0 : 1
    if (json) printJson(out, academy, tally, cases)
    say(showTally(tally))
    say(pc.bold('\n… and this is what comes of what people present:'))
    say(showCases(cases))
    say(pc.bold('\nWhat it cost:'))
    say(showCosts(academy))
    say(closing(out, rpc, isGood, (performance.now() - started) / 1000))
  } finally {
    await network.close()
  }
}

async function readAcademy() {
  const template = parseTemplate(await readJson('demo/academy.json'))
  const { rows } = parseRoster(await readFile('demo/roster.csv', 'utf8'), template)
  // Anybody can sign as the academy: it does not exist.
  const seed = sha256(utf8('the fictional academy of the demo'))
  return { template, rows, signer: await createEddsaSigner({ seed }) }
}

/** The verifier's part: which registry to believe, and which key is the academy's. */
async function writePolicy(folder: string, { registry, key }: Academy) {
  const template = parseTemplate(await readJson('demo/academy.json'))
  const pin = { issuer: template.issuer.id, key: formatAccountId({ ...registry, address: key }) }
  // A development node stands still, or says that nothing is final: its newest block has to do.
  const trusted = { registry: formatAccountId(registry), finality: { confirmations: 0 } }
  const policy = { version: 1, registries: [trusted], pins: [pin] }
  await writeJson(join(folder, 'policy.json'), policy)
  return parsePolicy(policy)
}

async function pickOriginals(network: Network, academy: Academy) {
  const [badges, , certifications] = academy.cohorts
  const [good, neighbour] = badges?.documents ?? []
  const documents = {
    good: good as JsonObject,
    neighbour: neighbour as JsonObject,
    revoked: badges?.revoked[0] as JsonObject,
    suspended: badges?.suspended[0] as JsonObject,
    expired: certifications?.documents[0] as JsonObject,
  }
  return { ...documents, ...(await runForger(network, academy, documents.good)) }
}

async function writeCases(folder: string, cases: readonly JudgedCase[]): Promise<void> {
  await mkdir(join(folder, 'cases'))
  for (const { name, document } of cases) {
    await writeJson(join(folder, 'cases', `${name}.json`), document)
  }
}

function printJson(
  folder: string,
  { registry, key, deployed, cohorts }: Academy,
  tally: readonly Tally[],
  cases: readonly JudgedCase[],
): void {
  const value = {
    version: 1,
    folder,
    registry: formatAccountId(registry),
    key,
    deployed: Object.entries(deployed.contracts).map(([contract, receipt]) => {
      return { contract, receipt: toJsonReceipt(receipt) }
    }),
    batches: cohorts.map(({ folder, root, size, anchored }) => {
      return { folder, root, size, anchored: toJsonReceipt(anchored) }
    }),
    tally,
    cases: cases.map(({ name, expected, isAsExpected, report: { verdict, sentence } }) => {
      const file = join(folder, 'cases', `${name}.json`)
      return { name, file, expected, isAsExpected, verdict, sentence }
    }),
  }
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

function closing(
  folder: string,
  rpc: string | undefined,
  isGood: boolean,
  seconds: number,
): string {
  const at = relative('.', folder) || '.'
  const chain = at === defaultFolder ? '' : ` --chain ${at}`
  const here = rpc === undefined ? chain : ` --policy ${at}/policy.json --rpc <url>`
  return [
    '',
    isGood
      ? pc.green(`Everything came out as it must, in ${seconds.toFixed(1)} s.`)
      : pc.red('Something did not come out as it must.'),
    `Credentials, manifests${rpc === undefined ? ', policy and the recorded chain' : ' and policy'} are in ${pc.bold(at)}.`,
    'Look at them, and try:',
    `  npm run verify -- ${at}/cases/revoked.json${here}`,
    `  npm run verify -- ${at}/data-literacy/00001.json${here}`,
  ].join('\n')
}
