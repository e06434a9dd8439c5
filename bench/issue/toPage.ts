/** What it took to seal a batch, in seconds. */
export type Sealed = {
  readonly size: number
  /** Canonical JSON and SHA-256 of each document. */
  readonly digesting: number
  /** Positions, salts, leaves and the tree. */
  readonly tree: number
  /** The path and the text of each proof. */
  readonly proving: number
  /** Of all proofs. */
  readonly characters: number
  /** The most that the process had. */
  readonly megabytes: number
}

/** A tree and all its paths. */
export type Tree = { readonly name: string; readonly seconds: number }

/** Documents signed. */
export type Signed = {
  readonly name: string
  readonly size: number
  readonly seconds: number
}

/** Everything that was measured in one run. */
export type Results = {
  readonly seal: Sealed
  readonly trees: readonly Tree[]
  /** Leaves of each of these trees. */
  readonly inTrees: number
  readonly signers: readonly Signed[]
  /** How many times as much two processes sign as one. */
  readonly pair: number
  /** A batch signed and sealed in its folder: by the main thread alone, and with one thread besides. */
  readonly folders: readonly Signed[]
}

const grouped = (value: number) => Math.round(value).toLocaleString('en')

/** The figures as Markdown tables. */
export function toTables({ seal, trees, inTrees, signers, folders }: Results): string {
  const tables = [toSealTable(seal), toTreeTable(trees, inTrees), toSignTable(signers)]
  return [...tables, toFolderTable(folders)].join('\n\n')
}

function toFolderTable(folders: readonly Signed[]): string {
  const [alone] = folders as readonly [Signed]
  const rows = folders.map(({ name, size, seconds }) => {
    const ratio = (alone.seconds / seconds).toFixed(2)
    return `| ${name} | ${grouped(size / seconds)} | ${ratio} × |`
  })
  return [
    `| a folder of ${grouped(alone.size)}, signed, sealed and written | a second | ratio |`,
    '|---|--:|--:|',
    ...rows,
  ].join('\n')
}

function toSealTable({ size, digesting, tree, proving }: Sealed): string {
  const together = digesting + tree + proving
  const row = (what: string, seconds: number) =>
    `| ${what} | ${seconds.toFixed(1)} | ${((1e6 * seconds) / size).toFixed(1)} | ${grouped(size / seconds)} |`
  return [
    `| ${grouped(size)} credentials | s | µs each | a second |`,
    '|---|--:|--:|--:|',
    row('digests of documents', digesting),
    row('positions, salts, leaves, tree', tree),
    row('paths and proofs', proving),
    row('together', together),
  ].join('\n')
}

function toTreeTable(trees: readonly Tree[], size: number): string {
  const [own] = trees as readonly [Tree]
  const rows = trees.map(
    ({ name, seconds }) =>
      `| ${name} | ${seconds.toFixed(2)} | ${(seconds / own.seconds).toFixed(1)} × |`,
  )
  return [
    `| tree of ${grouped(size)} leaves, all paths | s | ratio |`,
    '|---|--:|--:|',
    ...rows,
  ].join('\n')
}

function toSignTable(signers: readonly Signed[]): string {
  const [own, peer] = signers as readonly [Signed, Signed]
  const rate = ({ size, seconds }: Signed) => size / seconds
  const rows = [['cairn', own] as const, ['@digitalbazaar/vc', peer] as const].map(
    ([name, it]) =>
      `| ${name} | ${grouped(rate(it))} | ${((1000 * it.seconds) / it.size).toFixed(2)} | ${(rate(it) / rate(peer)).toFixed(1)} × |`,
  )
  return [
    '| `eddsa-rdfc-2022` on one core | a second | ms each | ratio |',
    '|---|--:|--:|--:|',
    ...rows,
  ].join('\n')
}

/** The page in docs/. */
export function toPage(results: Results, machine: string): string {
  const { seal, pair } = results
  const perProof = seal.characters / seal.size
  return `# Issuing

What an issuer does to a batch: ${grouped(seal.size)} of the demo's badges sealed without the issuer's proof, and some signed. Each
row is a process of its own, on one core unless it says more; only the last table writes to disk. To make the documents is
not measured.

${toTables(results)}

Sealing had ${grouped(seal.megabytes)} MB at most, with the proofs made one by one (${perProof.toFixed(0)} characters each, with
twenty path nodes). Two processes sign ${pair.toFixed(2)} times as much as one: what two cores
of this machine have in common is part of that.

- **@openzeppelin/merkle-tree** and **merkletreejs** are given what [merkle.md](merkle.md) says.
- **@digitalbazaar/vc** is \`issue\` with \`DataIntegrityProof\` and the same suite, contexts from memory, a new suite for each
  document as its documentation has it. That both make the same proof of the same document is for the tests to show.
- What is computed once here: the meaning of each context, the hash of the proof's options, the key.

Measured with ${machine}. Written by \`npm run bench:issue\`, which takes two minutes.
`
}
