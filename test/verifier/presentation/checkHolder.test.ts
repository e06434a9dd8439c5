import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { createVerifier, type VerifierOptions } from '../../../src/verifier/createVerifier.ts'
import type { HolderQuestion } from '../../../src/verifier/presentation/HolderQuestion.ts'
import { publicJwk, signToken, badge as tokenBadge } from '../../proof/jwt/tokens.ts'
import { createPair, createProof, toOptions } from '../../proof/signers.ts'
import { badge } from '../../proof/vectors.ts'
import {
  didOf,
  hostOf,
  learner,
  present,
  presentToken,
  question,
  stranger,
  tokenHolder,
  toPresentation,
} from '../../support/present.ts'

const now = Date.parse('2026-03-02T00:00:00Z')

async function ask(
  presented: JsonObject | string,
  options: Partial<VerifierOptions> = {},
  asked: HolderQuestion = question,
): Promise<string> {
  const verifier = createVerifier({ now: () => now, ...options })
  const text = typeof presented === 'string' ? presented : JSON.stringify(presented)
  const { checks } = await verifier.verifyPresentation(text, asked)
  return checks.find(({ check }) => check === 'holder')?.code ?? ''
}

describe('checkHolder', () => {
  const presentation = toPresentation([badge])

  describe('of a document', () => {
    for (const [suite, type] of [
      ['eddsa-rdfc-2022', 'Ed25519'],
      ['eddsa-jcs-2022', 'Ed25519'],
      ['ecdsa-rdfc-2019', 'P-256'],
      ['ecdsa-jcs-2019', 'P-384'],
    ] as const) {
      it(`takes a proof by ${suite}`, async () => {
        const pair = createPair(type)
        const document = toPresentation([badge], { holder: didOf(pair) })
        const options = {
          ...toOptions(suite, pair),
          proofPurpose: 'authentication',
          ...question,
        }
        const proof = await createProof(pair, document, options)
        expect(await ask({ ...document, proof })).to.equal('HOLDER_SHOWN')
        const { verifiableCredential: _, ...rest } = document
        expect(await ask({ ...rest, proof })).to.equal('HOLDER_BROKEN')
      })
    }

    it('is not judged by what it says in RDF where the text says it in a way that is not processed', async () => {
      const signed = await present(presentation)
      const text = { ...presentation, '@nest': {} }
      const jcs = await present(text, { cryptosuite: 'eddsa-jcs-2022' })
      expect(await ask(jcs)).to.equal('HOLDER_SHOWN')
      expect(await ask({ ...signed, '@nest': {} })).to.equal('HOLDER_NOT_JUDGED')
      for (const member of [{ ...badge, '@nest': {} }, 'a.b.c']) {
        const odd = { ...signed, verifiableCredential: [badge, member] } as JsonObject
        expect(await ask(odd)).to.equal('HOLDER_NOT_JUDGED')
        expect(await ask({ ...signed, verifiableCredential: member } as JsonObject)).to.equal(
          'HOLDER_NOT_JUDGED',
        )
      }
    })

    it('is not judged where that would take too long', async () => {
      const context = 'https://www.w3.org/ns/credentials/v2'
      const costly = toPresentation([badge], { '@context': Array(17).fill(context) })
      const proof = (await present(presentation)).proof as JsonObject
      expect(await ask({ ...costly, proof })).to.equal('HOLDER_NOT_JUDGED')
      expect(await ask(costly)).to.equal(await ask(presentation))
    })

    it('is never shown without the challenge or the domain in the proof', async () => {
      const signed = await present(presentation)
      const { challenge: _, ...unchallenged } = signed.proof as JsonObject
      const { domain: __, ...undirected } = signed.proof as JsonObject
      expect(await ask({ ...signed, proof: unchallenged })).to.equal('HOLDER_OTHER_CHALLENGE')
      expect(await ask({ ...signed, proof: undirected })).to.equal('HOLDER_OTHER_DOMAIN')
    })

    it('is not shown by what was signed for another time or place', async () => {
      const signed = await present(presentation)
      const again = { ...question, challenge: 'another' }
      const elsewhere = { ...question, domain: 'https://other.example' }
      expect(await ask(signed, {}, again)).to.equal('HOLDER_OTHER_CHALLENGE')
      expect(await ask(signed, {}, elsewhere)).to.equal('HOLDER_OTHER_DOMAIN')
      const moved = { ...(signed.proof as JsonObject), challenge: again.challenge }
      expect(await ask({ ...signed, proof: moved }, {}, again)).to.equal('HOLDER_BROKEN')
    })

    it('is whoever the key belongs to, where no holder is named, and nobody else', async () => {
      const { holder: _, ...unnamed } = presentation
      expect(await ask(await present(unnamed))).to.equal('HOLDER_SHOWN')
      const named = toPresentation([badge], { holder: { id: didOf(learner), name: 'Lou' } })
      expect(await ask(await present(named))).to.equal('HOLDER_SHOWN')
      expect(await ask(await present(named, {}, stranger))).to.equal('HOLDER_KEY_UNCONFIRMED')
    })

    it('of a domain has to be listed there to be known by', async () => {
      const did = 'did:web:learner.example'
      const verificationMethod = `${did}#${learner.multikey}`
      const document = await present(toPresentation([badge], { holder: did }), {
        verificationMethod,
      })
      const at = (purpose: string, pair = learner) => ({ fetch: hostOf(did, pair, purpose) })
      expect(await ask(document, at('authentication'))).to.equal('HOLDER_SHOWN')
      expect(await ask(document, at('assertionMethod'))).to.equal('HOLDER_NOT_JUDGED')
      expect(await ask(document, at('authentication', stranger))).to.equal('HOLDER_NOT_JUDGED')
      // The key is in the fragment, which is only the word of whoever signed.
      expect(await ask(document)).to.equal('HOLDER_NOT_JUDGED')
      const down = { fetch: () => Promise.reject(new Error('down')) }
      expect(await ask(document, down)).to.equal('HOLDER_NOT_JUDGED')
    })

    it('passes over a proof that is not known, and over none that is broken', async () => {
      const signed = await present(presentation)
      const proof = signed.proof as JsonObject
      const unknown = { ...proof, cryptosuite: 'other-2030' }
      const broken = { ...proof, created: '2026-03-01T09:00:01Z' }
      expect(await ask({ ...signed, proof: [unknown, proof] })).to.equal('HOLDER_SHOWN')
      expect(await ask({ ...signed, proof: [proof, broken] })).to.equal('HOLDER_BROKEN')
      expect(await ask({ ...signed, proof: [unknown] })).to.equal('HOLDER_NOT_JUDGED')
    })

    it('is not judged where the text says what the signed statements do not', async () => {
      const hidden = { '@nest': { verifiableCredential: [badge] } }
      for (const members of [[{ ...badge, ...hidden }], [badge, 'text']]) {
        const signed = await present(toPresentation([badge]))
        const document = { ...signed, verifiableCredential: members } as JsonObject
        expect(await ask(document)).to.equal('HOLDER_NOT_JUDGED')
      }
      const jcs = { cryptosuite: 'eddsa-jcs-2022' }
      const signed = await present(toPresentation([{ ...badge, ...hidden }]), jcs)
      expect(await ask(signed)).to.equal('HOLDER_SHOWN')
    })

    it('is not judged where that would take too long', async () => {
      const contexts = Array(6).fill(badge['@context'][0])
      const many = Array(64).fill({ ...badge, '@context': contexts })
      const proof = { ...((await present(presentation)).proof as JsonObject) }
      const started = performance.now()
      expect(await ask({ ...toPresentation(many), proof })).to.equal('HOLDER_NOT_JUDGED')
      expect(performance.now() - started).to.be.below(5000)
    })
  })

  describe('of a token', () => {
    it('takes vp+jwt, alone, in an envelope and as bytes', async () => {
      const token = await presentToken([tokenBadge])
      const envelope = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: 'EnvelopedVerifiablePresentation',
        id: `data:application/vp+jwt,${token}`,
      }
      expect(await ask(token)).to.equal('HOLDER_SHOWN')
      expect(await ask(envelope)).to.equal('HOLDER_SHOWN')
      const [head, , signature] = token.split('.')
      const other = (await presentToken([])).split('.')[1]
      expect(await ask(`${head}.${other}.${signature}`)).to.equal('HOLDER_BROKEN')
    })

    it('takes a presentation in the claim `vp`', async () => {
      const vp = {
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        type: ['VerifiablePresentation'],
        verifiableCredential: [await signToken(tokenBadge)],
      }
      const payload = { iss: tokenHolder, nonce: question.challenge, aud: question.domain, vp }
      const header = { typ: 'JWT', kid: `${tokenHolder}#0` }
      const sign = (change: JsonObject) => signToken({ ...payload, ...change }, header)
      expect(await ask(await sign({}))).to.equal('HOLDER_SHOWN')
      expect(await ask(await sign({ nonce: 'x' }))).to.equal('HOLDER_OTHER_CHALLENGE')
      expect(await ask(await sign({ vp: { ...vp, holder: 'did:example:x' } }))).to.equal(
        'HOLDER_BROKEN',
      )
    })

    it('wants the challenge as nonce and the domain in the audience', async () => {
      expect(await ask(await presentToken([], { nonce: 'x' }))).to.equal('HOLDER_OTHER_CHALLENGE')
      expect(await ask(await presentToken([], { aud: ['x'] }))).to.equal('HOLDER_OTHER_DOMAIN')
      expect(await ask(await presentToken([], { aud: [] }))).to.equal('HOLDER_OTHER_DOMAIN')
    })

    it('is good within its own time, the end excluded', async () => {
      const seconds = now / 1000
      expect(await ask(await presentToken([], { exp: seconds }))).to.equal('HOLDER_EXPIRED')
      expect(await ask(await presentToken([], { exp: seconds + 1 }))).to.equal('HOLDER_SHOWN')
      expect(await ask(await presentToken([], { nbf: seconds + 1 }))).to.equal('HOLDER_NOT_YET')
      expect(await ask(await presentToken([], { nbf: seconds }))).to.equal('HOLDER_SHOWN')
    })

    it('is not its holder where only the token says whose key it is', async () => {
      const header = { kid: undefined as never, jwk: publicJwk('eddsa') }
      expect(await ask(await presentToken([], {}, header))).to.equal('HOLDER_KEY_UNCONFIRMED')
      const holder = 'did:example:somebody'
      expect(await ask(await presentToken([], { holder }))).to.equal('HOLDER_KEY_UNCONFIRMED')
    })
  })
})
