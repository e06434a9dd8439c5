import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import type { Contestant } from '../Trial.ts'
import { time } from '../time.ts'
import { loadDocument } from './loadDocument.ts'

/** @digitalbazaar/vc, as its documentation has it, every context and key from memory. */
export const digitalbazaar: Contestant = async (trial) =>
  time(trial, async (lines) => {
    let verified = 0
    for await (const line of lines) {
      const credential = withIssuerProof(JSON.parse(line))
      const suite = new DataIntegrityProof({ cryptosuite })
      const result = await vc.verifyCredential({
        credential,
        suite,
        documentLoader: loadDocument,
      })
      if (!result.verified) throw new Error(`Not verified: ${result.error}`)
      verified++
    }
    return verified
  })

/** It judges every proof of a set, and knows none of ours: it gets the issuer's alone. */
export function withIssuerProof<Document extends { readonly proof: readonly object[] }>(
  document: Document,
) {
  return { ...document, proof: document.proof[0] as object }
}
