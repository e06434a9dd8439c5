// Signs the same documents with `eddsa-rdfc-2022`, here and with @digitalbazaar/vc: `sign.ts <cairn|digitalbazaar>
// <size>`, each in a process of its own, one core. Prints what it took as JSON.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { loadDocument } from '../verify/contestants/loadDocument.ts'
import { buildDocuments } from './documents.ts'

const [contestant, size] = process.argv.slice(2)
const seed = new Uint8Array(32).fill(1)
const created = '2026-01-01T00:00:00Z'
const signer = await createEddsaSigner({ seed })
const { verificationMethod } = signer
const [controller] = verificationMethod.split('#')
const pair = await Ed25519Multikey.generate({ seed, id: verificationMethod, controller })

const ways: Readonly<Record<string, (document: JsonObject) => Promise<JsonObject>>> = {
  cairn: (document) => signEddsaRdfc2022({ document, signer, created }),
  digitalbazaar: (credential) => {
    const suite = new DataIntegrityProof({ cryptosuite, signer: pair.signer(), date: created })
    return vc.issue({ credential, suite, documentLoader: loadDocument })
  },
}
const sign = ways[contestant ?? ''] as (document: JsonObject) => Promise<JsonObject>
const documents = [...buildDocuments(Number(size))]
// What is loaded once, and what the engine learns, is not what is measured.
for (const document of buildDocuments(100)) await sign(document)
const started = performance.now()
for (const document of documents) await sign(document)
const seconds = (performance.now() - started) / 1000
process.stdout.write(JSON.stringify({ name: contestant, size: documents.length, seconds }))
