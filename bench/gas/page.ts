import { release } from '../../hardhat.config.ts'
import packageJson from '../../package.json' with { type: 'json' }
import type { Contestant } from './Contestant.ts'
import { dearerSlot } from './Cost.ts'
import { toChart } from './chart.ts'
import type { Measured } from './measure.ts'
import type { Results } from './measureAll.ts'
import { type RowId, rowIds, rows } from './rows.ts'
import { toGasTable, toPairTable, toReadingTable, toSlotTable } from './tables.ts'

const versions = packageJson.devDependencies

const dearer8037 = dearerSlot.toLocaleString('en')

/** What is committed in docs/, by path. */
export function toFiles(results: Results, draft: readonly Measured[]): Record<string, string> {
  return {
    'docs/benchmarks/gas.md': toPage(results, draft),
    'docs/benchmarks/gas.svg': toChart(results),
  }
}

function toPage({ today, dearer, readings }: Results, draft: readonly Measured[]): string {
  return `# Gas

Cairn's registry beside other contracts that credentials are recorded with: their own published bytecode, on the same
node, in the same run. Each figure is \`gasUsed\` of whole transactions, as a wallet pays for them.

![Gas of Cairn and of the cheapest peer for each row, today and under EIP-8037](gas.svg)

## Today

${toGasTable(today)}

The cheapest peer is bold; the new slots are Cairn's and that peer's. A dash: there is no such call. A figure above
16,777,216, the most that a transaction may use (EIP-7825), is the sum of as few equal transactions as can hold it.

## Where storage is dearer

EIP-8037, part of the upgrade Glamsterdam, adds ${dearer8037} gas to each new slot. New slots, counted in the state before and
after each transaction:

${toSlotTable(today)}

Hardhat's node has EIP-8037 under the hardfork \`amsterdam\`, with dearer calldata (EIP-7976: at least 64 gas a byte).
Measured there:

${toGasTable(dearer)}

Each of these is also worked out from the two tables above: the gas of today, or 21,000 and 64 for each byte of calldata
where that is more, and ${dearer8037} for each new slot. The benchmark fails where that is not, to the last unit, what was measured.
To revoke, the cheapest peer is now the one where each credential had to be attested on its own before.

The whole upgrade, as far as EthereumJS has the draft (EIP-2780, 7976, 8037, 8038 and others), changes the price of a
transaction and of rewriting a slot too. Measured by that EVM, which has to count the same new slots, of Cairn and of the
peer in bold above:

${toPairTable(draft)}

## Reading one credential

Is it anchored, and is it, or its batch, revoked?

${toReadingTable(today, readings)}

In the answers: the time of the anchor (document-store 3.0.0: the block; 1.0.3: not); Cairn's has the windows of the key,
suspension and supersession besides, and reads the same slots whatever it is.

## What was called

${rowIds.map((row) => toCalls(row, today)).join('\n')}

Each contract was used before it was measured, by each relayed issuer too. Hashes and indexes have no zero bytes, which
would be cheaper. *EAS, attestations* are of 32 bytes, without recipient: of a root, or, where single credentials are
revoked, of each credential, which is counted in *anchor 1,000 and revoke 10 of them* only. *EAS, timestamps* are
attestations kept off chain; \`timestamp\` records no issuer, so it is compared where signatures are kept off chain, and
with \`anchor\`, which records one. Not counted: deploying (a contract for each issuer with document-store), a schema of EAS,
an issuer and its keys in Cairn.

## How it was measured

\`npm run bench:gas\` writes this page; \`npm run bench:gas -- --check\` compares it; a test compares all but the figures of
EthereumJS. The machine does not matter: every run gives the same.

- Nodes: Hardhat ${versions.hardhat}'s embedded one, hardforks \`osaka\` and \`amsterdam\`; \`@ethereumjs/vm\` ${versions['@ethereumjs/vm']}, hardfork
  \`amsterdam\`.
${toOrigins(today)}
`
}

function toCalls(row: RowId, measured: readonly Measured[]): string {
  const calls = measured.flatMap(({ contestant, figures }) => {
    const figure = figures[row]
    return figure ? [`${contestant.name} ${figure.calls}`] : []
  })
  return `- *${rows[row].title}*: ${calls.join('; ')}.`
}

function toOrigins(measured: readonly Measured[]): string {
  const [own, ...peers] = measured
  const { settings } = release as {
    settings: { evmVersion: string; viaIR: boolean; optimizer: { runs: number } }
  }
  const pipeline = settings.viaIR ? 'through the IR' : 'without the IR'
  const runs = settings.optimizer.runs.toLocaleString('en')
  return [
    `- Cairn: solc ${readCompiler(own?.contestant.bytecode)}, ${pipeline}, optimizer for ${runs} runs, EVM ${settings.evmVersion}.`,
    ...peers.map(({ contestant }) => toOrigin(contestant)),
  ].join('\n')
}

function toOrigin({ name, package: published, bytecode }: Contestant): string {
  const version = versions[published as keyof typeof versions]
  return `- ${name}: \`${published}\` ${version}, its bytecode as published, by solc ${readCompiler(bytecode)}.`
}

/** The version of solc that the bytecode names in its metadata, a CBOR map at its end. */
function readCompiler(bytecode = ''): string {
  const [, version = ''] = [...bytecode.matchAll(/64736f6c6343([0-9a-f]{6})/g)].at(-1) ?? []
  return (
    version
      .match(/../g)
      ?.map((byte) => Number.parseInt(byte, 16))
      .join('.') ?? 'unknown'
  )
}
