import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { ProofDemand } from '../../src/proof/readProof.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { createPair, createProof, toOptions } from './signers.ts'
import { badge } from './vectors.ts'

const now = new Date('2026-03-02T00:00:00Z')
const purpose = {
  proofPurpose: 'authentication',
  challenge: 'n-0S6_WzA2Mj',
  domain: 'https://verifier.example',
} as const

for (const [suite, type] of [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
] as const) {
  describe(`verifyProof of a presentation, ${suite}`, () => {
    const pair = createPair(type)
    const presentation: JsonObject = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: pair.method.split('#')[0] as string,
      verifiableCredential: [badge],
    }
    const sign = (members: JsonObject) =>
      createProof(pair, presentation, { ...toOptions(suite, pair), ...purpose, ...members })
    const codeOf = async (proof: JsonObject, demand: ProofDemand = purpose) => {
      const given = { document: presentation, proof, now, purpose: demand }
      const result = await verifyProof(given)
      return 'code' in result ? `${result.outcome} ${result.code}` : result.outcome
    }

    it('verifies for the challenge and the domain that were given', async () => {
      expect(await codeOf(await sign({}))).to.equal('verified')
    })

    it('verifies for a set of domains that is this one', async () => {
      const domain = [purpose.domain]
      expect(await codeOf(await sign({ domain }))).to.equal('verified')
    })

    it('asks for the key of authentication', async () => {
      const method = 'did:web:holder.example#1'
      const proof = await sign({ verificationMethod: method })
      const resolveKey = (_: string, asked: string) =>
        asked === 'authentication' ? { multikey: pair.multikey } : undefined
      const given = { document: presentation, proof, now, purpose, resolveKey }
      expect(await verifyProof(given)).to.include({ outcome: 'verified' })
    })

    const faults: Record<string, [JsonObject, string]> = {
      'another challenge': [{ challenge: 'n-0S6_WzA2Mk' }, 'failed PROOF_CHALLENGE'],
      'a challenge in a list': [{ challenge: [purpose.challenge] }, 'failed PROOF_CHALLENGE'],
      'no challenge': [{ challenge: null }, 'failed PROOF_CHALLENGE'],
      'another domain': [{ domain: 'https://other.example' }, 'failed PROOF_DOMAIN'],
      'the domain of more': [
        { domain: [purpose.domain, 'https://other.example'] },
        'failed PROOF_DOMAIN',
      ],
      'no domain': [{ domain: [] }, 'failed PROOF_DOMAIN'],
      'another purpose': [{ proofPurpose: 'assertionMethod' }, 'failed PROOF_PURPOSE'],
      'a nonce': [{ nonce: 'x' }, 'unknown PROOF_NOT_SUPPORTED'],
    }
    for (const [what, [members, code]] of Object.entries(faults)) {
      it(`does not verify ${what}`, async () => {
        const proof = { ...(await sign({})), ...members }
        expect(await codeOf(proof)).to.equal(code)
      })
    }

    it('does not verify without challenge or domain, also where none was given', async () => {
      const { challenge, ...unchallenged } = await sign({})
      const { domain, ...undirected } = await sign({})
      expect(await codeOf(unchallenged)).to.equal('failed PROOF_CHALLENGE')
      expect(await codeOf(undirected)).to.equal('failed PROOF_DOMAIN')
      const careless = { proofPurpose: 'authentication' } as ProofDemand
      const unbound = await createProof(pair, presentation, {
        ...toOptions(suite, pair),
        proofPurpose: 'authentication',
      })
      expect(await codeOf(unbound, careless)).to.equal('failed PROOF_CHALLENGE')
      const half = { proofPurpose: 'authentication', challenge } as ProofDemand
      expect(await codeOf({ ...unbound, challenge: challenge as string }, half)).to.equal(
        'failed PROOF_DOMAIN',
      )
      expect(domain).to.equal(purpose.domain)
    })

    it('does not verify with the challenge put in afterwards', async () => {
      const proof = await sign({ challenge: 'another' })
      expect(await codeOf({ ...proof, challenge: purpose.challenge })).to.equal(
        'failed SIGNATURE_INVALID',
      )
    })

    it('is not judged as the proof of a credential', async () => {
      const proof = await sign({ proofPurpose: 'assertionMethod' })
      expect(await codeOf(proof, { proofPurpose: 'assertionMethod' })).to.equal(
        'unknown PROOF_NOT_SUPPORTED',
      )
    })

    it('covers the credentials inside', async () => {
      const proof = await sign({})
      const changed = {
        ...presentation,
        verifiableCredential: [{ ...badge, name: 'Another' }],
      }
      const result = await verifyProof({ document: changed, proof, now, purpose })
      expect(result).to.include({ outcome: 'failed', code: 'SIGNATURE_INVALID' })
    })
  })
}
