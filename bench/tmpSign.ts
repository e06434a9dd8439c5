import { readFileSync } from 'node:fs'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import * as vc from '@digitalbazaar/vc'
import { buildCredential } from '../src/issuer/buildCredential.ts'
import { parseTemplate } from '../src/issuer/Template.ts'
import { createEddsaSigner } from '../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../src/proof/signEddsaRdfc2022.ts'
import { toNQuads } from '../src/proof/hashDocument.ts'
import { loadContextSets } from '../src/proof/contexts.ts'
import { loadDocument } from './verify/contestants/loadDocument.ts'
const template = parseTemplate(JSON.parse(readFileSync('demo/academy.json', 'utf8')))
const n = 400
const docs = Array.from({ length: n }, (_, i) => buildCredential({ row: { name: `Learner ${i}`, email: `l${i}@learners.example`, achievement: 'data-literacy', awardedOn: '2025-03-01' }, template, id: `urn:uuid:${crypto.randomUUID()}`, salt: crypto.getRandomValues(new Uint8Array(16)) }))
const seed = new Uint8Array(32).fill(1)
const signer = await createEddsaSigner({ seed })
const kp = await (Ed25519Multikey as any).generate({ seed, id: signer.verificationMethod, controller: signer.verificationMethod.split('#')[0] })
for (let round = 0; round < 2; round++) {
  let t = performance.now()
  const mine = []
  for (const document of docs) mine.push(await signEddsaRdfc2022({ document, signer, created: '2026-01-01T00:00:00Z' }))
  const ours = performance.now() - t
  t = performance.now()
  const theirs = []
  for (const credential of docs) {
    const suite = new DataIntegrityProof({ cryptosuite, signer: kp.signer(), date: '2026-01-01T00:00:00Z' } as any)
    theirs.push(await (vc as any).issue({ credential: structuredClone(credential), suite, documentLoader: loadDocument }))
  }
  const their = performance.now() - t
  console.log('ours ms', ours / n, 'theirs', their / n, 'ratio', their / ours)
  if ((mine[5] as any).proof.proofValue !== (theirs[5] as any).proof.proofValue) console.log('DIFFER', (mine[5] as any).proof, (theirs[5] as any).proof)
  const [set] = await loadContextSets(docs[0] as any, undefined)
  t = performance.now()
  for (const document of docs) await toNQuads(document, set as any)
  console.log('canon ms', (performance.now() - t) / n)
}
const [set] = await loadContextSets(docs[0] as any, undefined)
console.log(await toNQuads(docs[0] as any, set as any))
