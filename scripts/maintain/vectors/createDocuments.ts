/** A JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

const v2 = 'https://www.w3.org/ns/credentials/v2'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const names = [
  'Ada Lovelace',
  'José García',
  '李 小龍',
  'Zoë "😂" O\u2028’Neil',
  'Back\\slash/Tab\t',
]

/** Bare documents for a batch of this size: some plain, some badges, without a proof, with one and with two. */
export function createDocuments(size: number): readonly Json[] {
  return Array.from({ length: size }, (_, index) => {
    const document = index % 5 === 4 ? createPlain(index) : createBadge(index)
    const proofs = [createProof('eddsa-rdfc-2022', index), createProof('ecdsa-rdfc-2019', index)]
    if (index % 3 === 0) return document
    return { ...document, proof: index % 3 === 1 ? (proofs[0] as Json) : proofs }
  })
}

function createBadge(index: number) {
  return {
    '@context': [v2, openBadges],
    id: `https://academy.example/credentials/${index}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Bread',
    issuer: { id: 'did:web:academy.example', type: ['Profile'], name: 'Fictional Academy' },
    validFrom: '2026-03-01T09:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          identityType: 'name',
          identityHash: names[index % names.length] as string,
          hashed: false,
        },
      ],
      achievement: {
        id: 'https://academy.example/achievements/bread',
        type: ['Achievement'],
        name: 'Bread',
        description: '',
        criteria: { narrative: 'Bake a loaf\r\nthat rises.' },
      },
    },
  }
}

/** Numbers of every kind, and keys whose order is not that of their letters. */
function createPlain(index: number) {
  return {
    '@context': [v2],
    type: 'VerifiableCredential',
    issuer: 'did:web:academy.example',
    credentialSubject: {
      id: `urn:example:${index}`,
      score: index / 8,
      numbers: [0, -1, 1.5, 1e-7, 0.000001, 123456789.125, 9007199254740991, 5e-324],
      keys: { '10': 1, '9': 2, a: 3, A: 4, é: 5, '': null, '\ufb33': false, '😂': true },
    },
  }
}

function createProof(cryptosuite: string, index: number): Json {
  return {
    type: 'DataIntegrityProof',
    cryptosuite,
    created: '2026-03-01T09:00:00Z',
    verificationMethod: 'did:web:academy.example#key',
    proofPurpose: 'assertionMethod',
    proofValue: `z${index + 1}`,
  }
}
