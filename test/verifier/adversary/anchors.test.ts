import { expect } from 'chai'
import type { AccountId } from '../../../src/base/accountId.ts'
import { concatBytes } from '../../../src/base/bytes.ts'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import type { AnchorProof } from '../../../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../../../src/proof/anchorProofMember.ts'
import { buildBadge, sealBatch } from '../../support/academy.ts'
import { changeAnchor, issueOne, openStage, type Stage } from '../../support/openStage.ts'

const bytes = (length: number, value = 0xab) => new Uint8Array(length).fill(value)
const anchorOf = (document: JsonObject) =>
  (document.proof as readonly JsonObject[]).at(-1) as JsonObject

describe('an anchor proof that is not the one of its document', () => {
  let stage: Stage
  let good: JsonObject
  let proof: AnchorProof
  before(async () => {
    stage = await openStage()
    good = stage.credentials[stage.indexes.indexOf(1)] as JsonObject
    proof = parseAnchorProofMember(anchorOf(good))
  })
  after(() => stage.chain.close())

  const judge = async (document: unknown) => {
    const { verdict, checks } = await stage.verifier().verify(JSON.stringify(document))
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return [verdict.authenticity, verdict.lifecycle, code('integrity'), code('anchor')]
  }
  const broken = ['invalid', 'unknown', 'INTEGRITY_BROKEN', 'MOOT']
  const forged = ['invalid', 'unknown', 'INTEGRITY_OK', 'ANCHOR_NOT_FOUND']
  const elsewhere = ['indeterminate', 'unknown', 'INTEGRITY_OK', 'REGISTRY_UNKNOWN']

  it('is valid as it was issued', async () => {
    const expected = ['valid', 'current', 'INTEGRITY_OK', 'ANCHOR_FOUND']
    for (const document of stage.credentials) expect(await judge(document)).to.deep.equal(expected)
  })

  const changes: Readonly<Record<string, () => Partial<AnchorProof>>> = {
    'a path that is too short': () => ({ path: proof.path.slice(0, -32) }),
    'a path that is too long': () => ({ path: concatBytes(proof.path, bytes(32)) }),
    'a path with its last step twice': () => ({
      path: concatBytes(proof.path, proof.path.slice(-32)),
    }),
    'a path in the other order': () => ({
      path: concatBytes(proof.path.slice(32), proof.path.slice(0, 32)),
    }),
    'no path': () => ({ path: bytes(0) }),
    'no path, of a batch of one': () => ({ path: bytes(0), index: 0, size: 1 }),
    'a path of 32 steps': () => ({ path: bytes(32 * 32) }),
    'the index beside it': () => ({ index: 0 }),
    'the last index': () => ({ index: 4 }),
    'a size that another shape fits': () => ({ size: 3 }),
    'a size of many': () => ({ size: 2 ** 32 - 1 }),
    'another salt': () => ({ salt: bytes(32) }),
    'another root': () => ({ root: bytes(32) }),
    'another key': () => ({ key: stage.chain.writer(5).key }),
    'another chain': () => ({ registry: { ...proof.registry, chainId: 1 } }),
    'another contract': () => ({
      registry: { ...proof.registry, address: `0x${'11'.repeat(20)}` },
    }),
  }
  for (const [what, change] of Object.entries(changes)) {
    it(`is invalid with ${what}`, async () => {
      expect(await judge(changeAnchor(good, change()))).to.deep.equal(broken)
    })
  }

  it('is invalid as the inner node that the path of another leads through', async () => {
    // The node above a pair stands where a leaf would, one level up.
    const above = { path: proof.path.slice(32), index: 0, size: 3 }
    expect(await judge(changeAnchor(good, above))).to.deep.equal(broken)
  })

  it('is invalid on the document beside it', async () => {
    const [one, other] = stage.credentials as [JsonObject, JsonObject]
    const proofs = [(one.proof as JsonValue[])[0]!, anchorOf(other)]
    expect(await judge({ ...one, proof: proofs })).to.deep.equal(broken)
  })

  it('is invalid where one of two is void, whichever comes first', async () => {
    const [own, anchor] = good.proof as [JsonObject, JsonObject]
    const nowhere = { registry: stage.chain.registry, key: stage.chain.writer(5).key }
    const batch = await sealBatch({ documents: [{ ...good, proof: own }], ...nowhere })
    const second = anchorOf(batch.credentials[0]!.document)
    for (const anchors of [
      [anchor, second],
      [second, anchor],
    ]) {
      expect(await judge({ ...good, proof: [own, ...anchors] })).to.deep.equal(forged)
    }
  })

  it('is no anchor where it stands anywhere but in `proof`', async () => {
    const { proof: _, ...bare } = stage.unsigned
    const anchor = anchorOf(stage.unsigned)
    const subject = bare.credentialSubject as JsonObject
    for (const document of [
      { ...bare, credentialSubject: { ...subject, proof: anchor } },
      { ...bare, evidence: { type: 'X', proof: [anchor] } },
      { ...bare, proof: { type: 'X', proof: anchor } },
      { ...bare, proof: [{ ...anchor, cryptosuite: [anchor.cryptosuite!] }] },
      { ...bare, proof: { ...anchor, cryptosuite: 'MERKLE-ANCHOR-JCS-2026' } },
      { ...bare, Proof: anchor },
    ]) {
      const [authenticity, , integrity] = await judge(document)
      expect([authenticity, integrity]).to.deep.equal(['indeterminate', 'NOT_APPLICABLE'])
    }
  })

  describe('of another registry', () => {
    const seal = async (registry: AccountId) => {
      const { key } = stage.chain.writer(0)
      return sealBatch({ documents: [buildBadge('Quin')], registry, key })
    }

    it('is not known there, though the same root is anchored here', async () => {
      const registry = await stage.chain.deploy()
      const batch = await seal(registry)
      await stage.chain.writer(0).anchor(batch)
      await stage.chain.writer(0, registry).anchor(batch)
      expect(await judge(batch.credentials[0]!.document)).to.deep.equal(elsewhere)
    })

    it('is a forgery here, though the same root is anchored there', async () => {
      const registry = await stage.chain.deploy()
      const batch = await seal(stage.chain.registry)
      await stage.chain.writer(0, registry).anchor(batch)
      expect(await judge(batch.credentials[0]!.document)).to.deep.equal(forged)
      await stage.chain.writer(0).anchor(batch)
      expect((await judge(batch.credentials[0]!.document))[0]).to.equal('valid')
    })

    it('is not known on another chain', async () => {
      const batch = await seal({ ...stage.chain.registry, chainId: 1 })
      expect(await judge(batch.credentials[0]!.document)).to.deep.equal(elsewhere)
    })
  })

  it('is not the key of the issuer, who anchored under that root too', async () => {
    const { document, root } = await issueOne(stage, buildBadge('Rae'), { account: 5 })
    await stage.chain.writer(0).anchor({ root, size: 1 })
    const report = await stage.verifier().verify(JSON.stringify(document))
    expect(report.verdict.authenticity).to.equal('indeterminate')
  })
})
