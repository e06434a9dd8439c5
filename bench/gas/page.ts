import hardhatConfig from '../../hardhat.config.ts'
import packageJson from '../../package.json' with { type: 'json' }
import type { Contestant } from './Contestant.ts'
import { dearerSlot } from './Cost.ts'
import type { Measured } from './measure.ts'
import type { Results } from './measureAll.ts'
import { type RowId, rowIds, rows } from './rows.ts'
import { toGasTable, toPairTable, toReadingTable, toSlotTable } from './tables.ts'

const versions = packageJson.devDependencies

/** The page in docs/. */
export function toGasPage(
  { today, dearer, readings }: Results,
  draft: readonly Measured[],
): string {
  return `# Gas

Cairn's registry beside other contracts that credentials are recorded with: their own published bytecode, on the same
node, in the same run. Each figure is \`gasUsed\` of whole transactions, as a wallet pays for them.

![Gas of Cairn and of the cheapest peer for each row, today and under EIP-8037](gas.svg)

## Today

${toGasTable(today)}

The cheapest peer is bold; *new slots* are those of Cairn and of that peer. A dash: no such call. A figure above
16,777,216, the most that a transaction may use (EIP-7825), is the sum of as few equal transactions as can hold it.

New slots, counted in the state before and after each transaction:

${toSlotTable(today)}

## Where storage is dearer

EIP-8037, part of the upgrade Glamsterdam, adds ${dearerSlot.toLocaleString('en')} gas to each new slot. Hardhat's node has it under the hardfork
\`amsterdam\`, together with dearer calldata (EIP-7976: at least 64 gas a byte). Measured there:

${toGasTable(dearer)}

Each of these figures is also worked out: the one of today, or 21,000 + 64 for each byte of calldata where that is more,
and ${dearerSlot.toLocaleString('en')} for each new slot. The benchmark fails where that is not what the node says, so the slots are counted twice.

The whole upgrade, as far as EthereumJS has it (EIP-2780, 7976, 8037, 8038 and others; a draft), changes the price of a
transaction and of rewriting a slot too. Measured by that EVM, of Cairn and of the peer that is cheapest above:

${toPairTable(draft)}

## Reading one credential

When was it anchored, and is it, or its batch, revoked?

${toReadingTable(today, readings)}

Cairn's answer has the key's windows, suspension and supersession in it, and reads the same slots whatever the answer.

## What was called

${rowIds.map((row) => toCalls(row, today)).join('\n')}

In use: before it is measured each contract was used once, each relayed issuer too, and each revoker has its role. Hashes
and indexes have no zero bytes, which would be cheaper. A credential of *EAS, attestations* is an attestation of 32 bytes
without recipient; *EAS, timestamps* are attestations kept off chain, where \`timestamp\` records no issuer. A row *signature
checked on chain* wants the issuer recorded, which timestamps do not do; in the row *signatures kept off chain* they do the
same as an aggregate. Not counted: deploying (document-store is a contract for each issuer), a schema of EAS, an issuer and
its keys in Cairn.

## How it was measured

\`npm run bench:gas\` writes this page; \`npm run bench:gas -- --check\` compares it. Gas does not depend on the machine: every
run gives the same.

- Node: Hardhat ${versions.hardhat}'s embedded one, hardforks \`osaka\` and \`amsterdam\`; EthereumJS \`@ethereumjs/vm\` ${versions['@ethereumjs/vm']}, hardfork
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
  const { settings } = hardhatConfig.solidity as {
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
