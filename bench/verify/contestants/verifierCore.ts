import { verifyCredential } from '@digitalcredentials/verifier-core'
import type { Contestant } from '../Trial.ts'
import { time } from '../time.ts'
import { withIssuerProof } from './digitalbazaar.ts'

/** What it asks the web for: one JSON Schema, of which it gets a short one at once; anything else is refused. */
globalThis.fetch = async (input) => {
  if (!String(input).includes('/schema/')) throw new Error(`Not in memory: ${input}`)
  const schema = { $schema: 'https://json-schema.org/draft/2019-09/schema', type: 'object' }
  return new Response(JSON.stringify({ $id: String(input), ...schema }), {
    headers: { 'content-type': 'application/json' },
  })
}

/** @digitalcredentials/verifier-core, with no registry to ask. */
export const verifierCore: Contestant = async (trial) =>
  time(trial, async (lines) => {
    let verified = 0
    for await (const line of lines) {
      const credential = withIssuerProof(JSON.parse(line))
      const result = await verifyCredential({ credential, knownDIDRegistries: [] })
      const signature = result.log?.find(({ id }) => id === 'valid_signature')
      if (signature?.valid !== true) throw new Error(`Not verified: ${JSON.stringify(result)}`)
      verified++
    }
    return verified
  })
