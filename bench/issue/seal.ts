// Seals credentials without the issuer's proof, in a process of its own: `seal.ts <size>`. Prints what it took as JSON.
import { sha256OfText } from '../../src/base/hash.ts'
import { toCanonicalText } from '../../src/credential/toCanonicalBytes.ts'
import { sealDigests } from '../../src/issuer/sealDigests.ts'
import { toAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import { buildDocuments } from './documents.ts'

const size = Number(process.argv[2])
const digests = new Uint8Array(32 * size)

// What makes the documents is not what is measured.
let seconds = 0
const measure = <Value>(work: () => Value): Value => {
  const started = performance.now()
  const value = work()
  seconds += (performance.now() - started) / 1000
  return value
}

let done = 0
for (const document of buildDocuments(size)) {
  measure(() => digests.set(sha256OfText(toCanonicalText(document)), 32 * done++))
}
const digesting = seconds
const started = performance.now()
const seal = await sealDigests({
  digests,
  registry: { chainId: 1, address: `0x${'11'.repeat(20)}` },
  key: `0x${'22'.repeat(20)}`,
  secret: crypto.getRandomValues(new Uint8Array(32)),
})
const tree = (performance.now() - started) / 1000
let characters = 0
const proofs = performance.now()
for (let i = 0; i < size; i++)
  characters += JSON.stringify(toAnchorProofMember(seal.proof(i))).length
const proving = (performance.now() - proofs) / 1000

process.stdout.write(
  JSON.stringify({
    size,
    digesting,
    tree,
    proving,
    characters,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
