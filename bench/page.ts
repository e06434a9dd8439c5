import type { Result } from './contestants.ts'

/** Where it was measured. */
export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly node: string
  readonly platform: string
}

const total = ({ build, paths }: Result) => build + paths

/** The figures as a Markdown table, the fastest first. */
export function toTable(results: readonly Result[]): string {
  const sorted = results.toSorted((a, b) => total(a) - total(b))
  const best = total(sorted[0] as Result)
  const rows = sorted.map((result) => {
    const { name, build, paths } = result
    const figures = [build, paths, total(result)].map((seconds) => seconds.toFixed(2))
    return `| ${[name, ...figures, `${(total(result) / best).toFixed(1)} ×`].join(' | ')} |`
  })
  return [
    '| library | build, s | all paths, s | together, s | ratio |',
    '|---|--:|--:|--:|--:|',
    ...rows,
  ].join('\n')
}

/** The page in docs/. */
export function toPage({
  size,
  results,
  machine,
}: {
  size: number
  results: readonly Result[]
  machine: Machine
}): string {
  const partial = results
    .filter(({ taken }) => taken < size)
    .map(
      ({ name, taken }) =>
        `\n${name} was given ${taken} of the paths; its time for all is extrapolated.\n`,
    )
  return `# Merkle trees

A tree over ${size.toLocaleString('en')} leaf hashes with keccak256, and the path of every leaf: what an issuer does to a batch. The same
leaves, in one process, one thread. Every library's root is checked against a sample of its own paths, outside the
time.

${toTable(results)}
${partial.join('')}
Measured with Node ${machine.node} on ${machine.platform}, ${machine.cpu}, ${machine.cores} cores. Written by \`npm run bench\`, which
takes less than a minute.

- **cairn** hashes in WebAssembly (\`loadFastKeccak256\`, from hash-wasm) or in JavaScript (@noble/hashes), and keeps
  each level in one array of bytes.
- **merkletreejs** is given the same two hashes, \`sortPairs: false\`, and the index with each leaf. Its tree has the same
  shape, without a prefix on nodes; a path is a list of references to its own hashes.
- **@openzeppelin/merkle-tree** is \`SimpleMerkleTree.of(leaves)\` and \`getProof(index)\`, as its documentation has them. It
  sorts leaves and pairs, works on hex text, and \`getProof\` verifies each proof before it returns it.
`
}
