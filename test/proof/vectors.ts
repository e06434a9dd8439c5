import { readFileSync } from 'node:fs'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { ExtraContexts } from '../../src/proof/contexts.ts'

const folder = new URL('../vectors/', import.meta.url)

export const readText = (path: string): string => readFileSync(new URL(path, folder), 'utf8').trim()
export const readJson = (path: string): JsonObject => JSON.parse(readText(path))

/** The catch-all context of the W3C vectors. */
export const examples: ExtraContexts = new Map([
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
])

export const unsigned = readJson('eddsa/unsigned.json')
export const signed = readJson('eddsa/eddsa-rdfc-2022/signedDataInt.json')
export const keyPair = readJson('eddsa/keyPair.json') as {
  publicKeyMultibase: string
  privateKeyMultibase: string
}

/** A badge as this package issues it. */
export const badge = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:6b1a9bd4-1f0e-4d3a-8c39-6a6f5a0c1b11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Soil Science',
  issuer: { id: 'did:web:academy.example', type: ['Profile'], name: 'Academy' },
  validFrom: '2026-03-01T09:00:00Z',
  validUntil: '2031-03-01T09:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    activityEndDate: '2026-02-27',
    creditsEarned: 2.5,
    identifier: [
      {
        type: 'IdentityObject',
        identityHash: 'Ada',
        identityType: 'name',
        hashed: false,
        salt: 'x',
      },
    ],
    achievement: {
      id: 'urn:uuid:0f8a7c5e-52b8-4c11-9b0f-5f7fbd1e6a02',
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      name: 'Soil Science',
      description: 'Reads a soil profile.',
      criteria: { narrative: 'Passed the field test.' },
      tag: ['soil', 'field work'],
      alignment: [{ type: ['Alignment'], targetName: 'ESCO', targetUrl: 'https://esco.example/1' }],
    },
    result: [
      {
        type: ['Result'],
        resultDescription: 'urn:uuid:1c2d3e4f-0000-4000-8000-0000',
        value: '4.5',
      },
    ],
  },
} satisfies JsonObject

/** The same with a term that the first text of the Open Badges context does not have. */
export const laterBadge = {
  ...badge,
  credentialSubject: {
    ...badge.credentialSubject,
    achievement: { ...badge.credentialSubject.achievement, inLanguage: 'en' },
  },
}

/** Every change of one leaf, each with the pointer of the leaf. */
export function* mutations(value: unknown, at = ''): Generator<{ at: string; value: unknown }> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      for (const changed of mutations(member, `${at}/${key}`)) {
        const copy = structuredClone(value) as Record<string, unknown>
        copy[key] = changed.value
        yield { at: changed.at, value: copy }
      }
    }
  } else if (typeof value === 'number') yield { at, value: value + 1 }
  else if (typeof value === 'boolean') yield { at, value: !value }
  else yield { at, value: `${value}x` }
}
