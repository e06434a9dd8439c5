import type { Figures } from './Trial.ts'

type Result = { readonly name: string; readonly figures: Figures }

/** For each second that a core worked: others may share the machine. */
const rate = ({ credentials, cpuSeconds }: Pick<Figures, 'credentials' | 'cpuSeconds'>) =>
  credentials / cpuSeconds

const clockRate = ({ credentials, seconds }: Figures) => credentials / seconds

/** The figures as a Markdown table, with ratios to the peer that everybody knows. */
export function toTable(results: readonly Result[]): string {
  const peer = results.find(({ name }) => name === '@digitalbazaar/vc') as Result
  const rows = results.map(({ name, figures }) => {
    const cells = [
      name,
      rate(figures).toFixed(0),
      ((1000 * figures.cpuSeconds) / figures.credentials).toFixed(3),
      `${(rate(figures) / rate(peer.figures)).toFixed(1)} ×`,
      clockRate(figures).toFixed(0),
      `${(clockRate(figures) / clockRate(peer.figures)).toFixed(1)} ×`,
      figures.requests === 0 ? '–' : (figures.askedAbout / figures.requests).toFixed(0),
      figures.megabytes.toFixed(0),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| verifier | credentials/s of a core | ms each | ratio | credentials/s by the clock | ratio | credentials a round trip | memory, MB |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n')
}

/** The page in docs/. */
export function toPage({
  results,
  few,
  many,
  both,
  machine,
}: {
  readonly results: readonly Result[]
  readonly few: Figures
  readonly many: Figures
  readonly both: readonly Figures[]
  readonly machine: string
}): string {
  const held = ({ heldMegabytes = 0 }: Figures) => heldMegabytes.toFixed(0)
  const count = (figures: Figures) => figures.credentials.toLocaleString('en')
  return `# Verifying

The demo's Open Badges, ${count((results[0] as Result).figures)} of them with \`eddsa-rdfc-2022\` and an anchor proof of ten path hashes, read from JSON
Lines; the registry is asked on a local anvil, over HTTP. Every verifier runs in a process of its own, once to warm up
and once on the clock, and each verdict is asserted. What a core works is the time of the processor, of all threads
together; by the clock others who share the machine count too.

${toTable(results)}

Memory is the largest that the process had, much of it garbage that the engine lets lie. What is held, looked at after
every 500 credentials with the garbage collected, does not grow with their number: at most ${held(few)} MB with ${count(few)}
credentials, ${held(many)} MB with ${count(many)}, which took ${(many.askedAbout / many.requests).toFixed(0)} credentials a round trip. Two processes at once, with
${count(both[0] as Figures)} each, verified ${both.map((figures) => rate(figures).toFixed(0)).join(' and ')} for each second that their cores worked.

- **cairn, anchor alone** takes the policy \`"signature": "unless-anchored"\`: the anchor binds the document with the
  issuer's proof in it, so that proof is not checked a second time. Format, integrity, anchor, key, identity, status on
  chain and validity are.
- **cairn, with eddsa-rdfc-2022** checks that proof, too.
- with **threads**, that proof is checked in threads beside the main one (\`createProofWorkers\`).
- **@digitalbazaar/vc** checks the issuer's proof alone; it knows nothing of the chain. It is given that proof without the
  anchor proof beside it, and every context and key from memory.
- **@digitalcredentials/verifier-core** does the same, with a JSON Schema from memory, and no registry to ask.

[Verifying quickly](../decisions/verifying-quickly.md) says what was done for these figures, what was tried, and what is
left.

Measured with ${machine}. Written by \`npm run bench:verify\`.
`
}
