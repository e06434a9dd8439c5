import type { AccountId } from '../../src/base/accountId.ts'
import type { Address } from '../../src/base/hex.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildCredential } from '../../src/issuer/buildCredential.ts'
import { type Batch, issueBatch } from '../../src/issuer/issueBatch.ts'
import { parseTemplate } from '../../src/issuer/template/Template.ts'
import { createEddsaSigner, type DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { createRandom } from './createRandom.ts'

/** An academy that exists in tests only. */
export const template = parseTemplate({
  issuer: { id: 'did:web:academy.example', name: 'Example Academy' },
  achievements: {
    weaving: {
      id: 'https://academy.example/achievements/weaving',
      name: 'Weaving',
      description: 'Can weave.',
      criteria: 'Wove.',
      tags: ['loom', 'warp'],
      validForMonths: 24,
    },
    'rope-making': {
      id: 'https://academy.example/achievements/rope-making',
      name: 'Rope making',
      description: 'Can make ropes.',
      criteria: 'Made one.',
    },
  },
})

/** The key that the academy signs documents with. */
export function createSigner(seed = 7): Promise<DocumentSigner> {
  return createEddsaSigner({ seed: new Uint8Array(32).fill(seed) })
}

/** An unsigned badge, awarded on 2024-01-01. */
export function buildBadge(name: string, achievement = 'weaving'): JsonObject {
  return buildCredential({
    row: { name, email: `${name.length}@example.org`, achievement, awardedOn: '2024-01-01' },
    template,
    id: `urn:example:${encodeURIComponent(name)}`,
    salt: createRandom(name)(16),
  })
}

/** Documents sealed for a registry and a key, always the same way. */
export function sealBatch(options: {
  documents: readonly JsonObject[]
  registry: AccountId
  key: Address
  signer?: DocumentSigner
  seed?: string
}): Promise<Batch> {
  const { seed = 'batch', ...rest } = options
  return issueBatch({
    ...rest,
    created: new Date('2024-01-01T09:00:00Z'),
    random: createRandom(seed),
  })
}
