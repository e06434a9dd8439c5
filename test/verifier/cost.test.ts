import { base58 } from '@scure/base'
import { expect } from 'chai'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { buildBadge, createSigner } from '../support/academy.ts'

const badge = buildBadge('Yves')
const [credentialsV2, openBadges] = badge['@context'] as [string, string]

describe('what costs a verifier time', () => {
  const policy = { ...defaultPolicy, registries: [] }
  const now = () => Date.parse('2024-01-01T00:00:00Z')
  const verifier = createVerifier({ policy, registries: [], now })
  const askSignature = async (document: object) => {
    const { checks } = await verifier.verify(JSON.stringify(document))
    return checks.find(({ check }) => check === 'signature')?.code
  }

  it('gives a report for any bytes', async () => {
    const inputs = [
      new Uint8Array(),
      new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
      new Uint8Array(1000).fill(0xff),
      '['.repeat(500_000),
      `{"a":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`,
      `1.${'0'.repeat(500_000)}1`,
      `[${'9'.repeat(1_000_000)}]`,
      `"${'\\n'.repeat(500_000)}"`,
      `{"@context":[${'{},'.repeat(200_000)}1]}`,
      ' '.repeat(2 ** 20 + 1),
    ]
    for (const input of inputs) {
      const report = await verifier.verify(input)
      expect(report.verdict.authenticity).to.not.equal('valid')
    }
  })

  describe('to keep a verifier busy', () => {
    const begin = async () => {
      const { verificationMethod } = await createSigner()
      return {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2024-01-01T00:00:00Z',
        verificationMethod,
        proofPurpose: 'assertionMethod',
        proofValue: `z${base58.encode(new Uint8Array(64).fill(9))}`,
      }
    }
    const texts = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`)
    const slow: readonly (readonly [what: string, change: object, copies: number])[] = [
      [
        'thousands of contexts',
        { '@context': Array(4000).fill([credentialsV2, openBadges]).flat() },
        1,
      ],
      [
        'hundreds of contexts of what is inside',
        {
          endorsement: Array(129).fill({
            '@context': [credentialsV2, openBadges],
            type: ['VerifiableCredential', 'EndorsementCredential'],
          }),
        },
        1,
      ],
      ['tens of thousands of values', { credentialSubject: { name: texts(60_000) } }, 1],
      ['many values under many proofs', { credentialSubject: { name: texts(5000) } }, 16],
    ]
    for (const [what, change, copies] of slow) {
      it(`is not judged by ${what}`, async () => {
        const document = {
          ...badge,
          type: ['VerifiableCredential'],
          issuer: 'did:example:x',
          ...change,
        }
        const code = await askSignature({ ...document, proof: Array(copies).fill(await begin()) })
        expect(code).to.equal('SIGNATURE_UNKNOWN')
      }).timeout(5000)
    }

    it('is not judged by a graph of blank nodes that all look alike', async () => {
      const node = (i: number) => ({ id: `_:b${i % 40}`, type: 'Profile' })
      const parentOrg = Array.from({ length: 40 }, (_, i) => ({
        ...node(i),
        parentOrg: Array.from({ length: 39 }, (__, j) => node(i + j + 1)),
      }))
      const document = {
        ...badge,
        type: ['VerifiableCredential'],
        credentialSubject: { type: 'Profile', parentOrg },
      }
      const code = await askSignature({ ...document, proof: await begin() })
      expect(code).to.equal('SIGNATURE_UNKNOWN')
    }).timeout(10_000)
  })
})
