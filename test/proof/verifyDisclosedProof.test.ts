import { decode, encode } from 'cborg'
import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { date, disclose, disclosureKey, sign } from './disclosures.ts'
import { createPair } from './signers.ts'
import { badge, mutations } from './vectors.ts'

const now = new Date('2026-03-02T00:00:00Z')
const { publicKeyMultibase, id } = disclosureKey

async function codeOf(document: JsonObject, proof: JsonValue | undefined = document.proof) {
  const result = await verifyProof({ document, proof, now })
  return 'code' in result ? `${result.outcome} ${result.code}` : result.outcome
}

type Components = [Uint8Array, Uint8Array, Uint8Array[], Map<number, Uint8Array>, number[]]

/** The document with the components of its proof changed. */
function forge(document: JsonObject, change: (components: Components) => void): JsonObject {
  const proof = document.proof as JsonObject
  const bytes = Buffer.from(String(proof.proofValue).slice(1), 'base64url')
  const components = decode(bytes.subarray(3), { useMaps: true }) as Components
  change(components)
  const value = Buffer.from([0xd9, 0x5d, 0x01, ...encode(components)])
  return { ...document, proof: { ...proof, proofValue: `u${value.toString('base64url')}` } }
}

describe('verifyDisclosedProof', () => {
  let signed: JsonObject
  let disclosed: JsonObject
  before(async () => {
    signed = await sign(badge)
    disclosed = await disclose(signed, '/credentialSubject/achievement', '/name')
  })

  it('verifies what a holder discloses of a badge', async () => {
    expect(disclosed).to.not.have.nested.property('credentialSubject.identifier')
    const result = await verifyProof({ document: disclosed, proof: disclosed.proof, now })
    expect(result).to.include({
      outcome: 'verified',
      cryptosuite: 'ecdsa-sd-2023',
      publicKeyMultibase,
      verificationMethod: id,
      created: date,
    })
  })

  it('verifies the mandatory alone, and the whole', async () => {
    expect(await codeOf(await disclose(signed))).to.equal('verified')
    expect(await codeOf(await disclose(signed, '/id', '/name', '/credentialSubject'))).to.equal(
      'verified',
    )
  })

  it('does not judge a base proof', async () => {
    expect(await codeOf(signed)).to.equal('unknown PROOF_NOT_SUPPORTED')
  })

  it('does not verify with any leaf of the document changed', async () => {
    const { proof, ...document } = disclosed
    for (const { at, value } of mutations(document)) {
      expect(await codeOf(value as JsonObject, proof), at).not.to.equal('verified')
    }
  }).timeout(120_000)

  it('does not verify with any leaf of the proof changed', async () => {
    for (const { at, value } of mutations(disclosed.proof)) {
      expect(await codeOf(disclosed, value as JsonObject), at).not.to.equal('verified')
    }
  }).timeout(60_000)

  it('does not verify with a mandatory statement left out', async () => {
    const { validUntil: _, ...shorter } = disclosed
    expect(await codeOf(shorter)).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not verify with any other statement left out, or put in', async () => {
    const { name: _, ...shorter } = disclosed
    expect(await codeOf(shorter)).to.equal('failed SIGNATURE_INVALID')
    const longer = { ...disclosed, description: 'More.' }
    expect(await codeOf(longer)).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not verify with the signatures that another signing of the same gave', async () => {
    const other = await disclose(await sign(badge), '/credentialSubject/achievement', '/name')
    expect(await codeOf(other)).to.equal('verified')
    const mixed = forge(disclosed, (components) => {
      forge(other, ([, , signatures]) => {
        components[2] = signatures
      })
    })
    expect(await codeOf(mixed)).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not verify with a key of the document that the issuer did not sign', async () => {
    const forged = forge(disclosed, (components) => {
      components[1] = components[1].with(2, components[1][2] === 2 ? 3 : 2)
    })
    expect(await codeOf(forged)).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not verify with a statement taken for a mandatory one, or the other way round', async () => {
    const more = forge(disclosed, (components) => {
      const free = [...Array(99).keys()].find((i) => !components[4].includes(i)) as number
      components[4] = [...components[4], free].sort((a, b) => a - b)
      components[2] = components[2].slice(1)
    })
    expect(await codeOf(more)).to.equal('failed SIGNATURE_INVALID')
    const fewer = forge(disclosed, (components) => {
      components[4] = components[4].slice(1)
    })
    expect(await codeOf(fewer)).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not verify with an index of no statement', async () => {
    for (const behind of [0, 1, 2, 100_000]) {
      const forged = forge(disclosed, (components) => {
        const statements = components[2].length + components[4].length
        components[4] = [...components[4], statements + behind]
      })
      expect(await codeOf(forged), `${behind}`).to.equal('failed SIGNATURE_INVALID')
    }
  })

  it('does not verify with a signature of no statement', async () => {
    const forged = forge(disclosed, (components) => {
      components[2] = [...components[2], components[2][0] as Uint8Array]
    })
    expect(await codeOf(forged)).to.equal('failed SIGNATURE_INVALID')
  })

  it('does not judge a proof that is too large', async () => {
    const proof = { ...(disclosed.proof as JsonObject), proofValue: `u2V0B${'A'.repeat(2 ** 18)}` }
    expect(await codeOf(disclosed, proof)).to.equal('unknown PROOF_NOT_SUPPORTED')
  })

  it('does not verify with two signatures exchanged, or the labels', async () => {
    const signatures = forge(disclosed, (components) => {
      const [first, second, ...rest] = components[2] as [Uint8Array, Uint8Array]
      components[2] = [second, first, ...rest]
    })
    expect(await codeOf(signatures)).to.equal('failed SIGNATURE_INVALID')
    const labels = forge(disclosed, (components) => {
      const [a, b] = [components[3].get(0), components[3].get(1)] as [Uint8Array, Uint8Array]
      components[3].set(0, b).set(1, a)
    })
    expect(await codeOf(labels)).to.equal('failed SIGNATURE_INVALID')
  })

  it('fails with a key of another type', async () => {
    for (const type of ['Ed25519', 'P-384'] as const) {
      const proof = {
        ...(disclosed.proof as JsonObject),
        verificationMethod: createPair(type).method,
      }
      expect(await codeOf(disclosed, proof)).to.equal('failed VERIFICATION_METHOD_INVALID')
    }
  })

  it('fails with the proof of another suite under its name', async () => {
    const proof = disclosed.proof as JsonObject
    const base58 = { ...proof, proofValue: `z${'2'.repeat(87)}` }
    expect(await codeOf(disclosed, base58)).to.equal('failed PROOF_MALFORMED')
    const renamed = { ...proof, cryptosuite: 'ecdsa-rdfc-2019' }
    expect(await codeOf(disclosed, renamed)).to.equal('failed PROOF_MALFORMED')
  })

  it('does not judge a term without a definition, nor a graph made to take time', async () => {
    const undefinedTerm = { ...disclosed, favourite: 'soil' }
    expect(await codeOf(undefinedTerm)).to.equal('unknown UNDEFINED_TERM')
    const names = Array.from({ length: 12 }, (_, i) => `_:n${i}`)
    const node = (name: string) => ({ id: name, type: ['Achievement'] })
    const achievement = names.map((name) => ({
      ...node(name),
      related: names.filter((other) => other !== name).map(node),
    }))
    const knot = { ...disclosed, credentialSubject: { type: ['AchievementSubject'], achievement } }
    expect(await codeOf(knot)).to.equal('unknown CANONICALIZATION_FAILED')
  })
})
