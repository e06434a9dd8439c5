import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { type CheckName, checkNames, type Report } from '../../src/verifier/Report.ts'
import { buildBadge, createSigner } from '../support/academy.ts'
import { changeAnchor, issueOne, openStage, type Stage } from '../support/openStage.ts'

const codeOf = ({ checks }: Report, check: CheckName) =>
  checks.find((result) => result.check === check)?.code

describe('createVerifier', () => {
  let stage: Stage
  const good = () => stage.credentials[0] as JsonObject
  const proofsOf = (document: JsonObject) => document.proof as readonly JsonValue[]
  const verify = (document: unknown, verifier = stage.verifier()) =>
    verifier.verify(JSON.stringify(document))
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.chain.close())

  it('gives one result for each check, in their order, as plain JSON', async () => {
    const report = await verify(good())
    expect(report.checks.map(({ check }) => check)).to.deep.equal(checkNames)
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report)
    expect(report.credential).to.include({
      issuerId: 'did:web:academy.example',
      issuerName: 'Example Academy',
      achievement: 'Weaving',
    })
  })

  it('says at which block and when the anchor was found', async () => {
    const final = await stage.chain.reader.readBlock('finalized')
    const { checks } = await verify(good())
    const fact = checks[2]?.facts.find(({ name }) => name === 'anchoredAt')
    expect(fact?.source).to.deep.equal({
      from: 'chain',
      registry: `eip155:31337:${stage.chain.registry.address}`,
      block: final.number,
      blockHash: final.hash,
      at: new Date(final.timestamp * 1000).toISOString(),
    })
  })

  it('reads text and bytes alike', async () => {
    const text = JSON.stringify(good())
    const verifier = stage.verifier()
    const reports = [
      await verifier.verify(text),
      await verifier.verify(new TextEncoder().encode(text)),
    ]
    expect(reports[0]).to.deep.equal(reports[1])
  })

  it('keeps within the limits given', async () => {
    const verifier = stage.verifier({ limits: { maxBytes: 100 } })
    expect(codeOf(await verify(good(), verifier), 'format')).to.equal('FORMAT_NOT_JSON')
  })

  it('asks for the time once for each run', async () => {
    let asked = 0
    const now = await stage.chain.now()
    const verifier = stage.verifier({ now: () => now + asked++ })
    const times: string[] = []
    for await (const { at } of verifier.verifyAll(['{', '{', '{'])) times.push(at)
    expect(new Set(times).size).to.equal(1)
    expect(asked).to.equal(1)
  })

  describe('at the edges of time', () => {
    const at = async (offset: number, change: JsonObject) => {
      const time = Date.parse('2024-01-01T00:30:00Z')
      const { document } = await issueOne(stage, { ...buildBadge('Sid'), ...change })
      const report = await verify(document, stage.verifier({ now: () => time + offset }))
      return report.verdict.lifecycle
    }

    it('includes both ends', async () => {
      const start = { validFrom: '2024-01-01T01:30:00+01:00' }
      expect(await at(0, start)).to.equal('current')
      expect(await at(-1, start)).to.equal('not-yet-valid')
      const end = { validUntil: '2024-01-01T00:30:00.000Z' }
      expect(await at(0, end)).to.equal('current')
      expect(await at(1, end)).to.equal('expired')
    })

    it('takes a final block of the greatest age, and none that is older', async () => {
      const head = await stage.chain.now()
      const judge = async (age: number) => {
        const verifier = stage.verifier({ now: () => head + age })
        return codeOf(await verify(good(), verifier), 'anchor')
      }
      expect(await judge(3_600_000)).to.equal('ANCHOR_FOUND')
      expect(await judge(3_601_000)).to.equal('CHAIN_STALE')
    })
  })

  describe('with several anchor proofs', () => {
    /** One document, anchored twice by the academy, in two batches of one. */
    async function anchorTwice() {
      const bare = buildBadge('Tom')
      const first = await issueOne(stage, bare, { seed: 'first' })
      const second = await issueOne(stage, bare, { seed: 'second' })
      const [one, two] = [first, second].map(({ document }) => proofsOf(document)[0] as JsonValue)
      return { first, second, both: { ...bare, proof: [one, two] } as JsonObject }
    }

    it('is valid where all of them hold', async () => {
      const { both } = await anchorTwice()
      const { verdict } = await verify(both)
      expect(verdict).to.deep.include({ authenticity: 'valid', lifecycle: 'current' })
    })

    it('is revoked where it was in one of the batches, whichever comes first', async () => {
      const { second, both } = await anchorTwice()
      await stage.chain.writer().revoke({ root: second.root, indexes: [second.index] })
      for (const proof of [proofsOf(both), proofsOf(both).toReversed()]) {
        const { verdict } = await verify({ ...both, proof })
        expect(verdict).to.deep.include({ authenticity: 'valid', lifecycle: 'revoked' })
      }
    })

    it('is revoked where it was suspended in another', async () => {
      const { first, second, both } = await anchorTwice()
      await stage.chain.writer().suspend({ root: first.root, indexes: [first.index] })
      await stage.chain.writer().revoke({ root: second.root, indexes: [second.index] })
      expect((await verify(both)).verdict.lifecycle).to.equal('revoked')
    })

    it('is invalid beside a forged one, and indeterminate beside one of an unknown registry', async () => {
      const genuine = proofsOf(stage.unsigned)[0] as JsonValue
      const forge = (salt: Uint8Array) =>
        proofsOf(changeAnchor(stage.unsigned, { salt }))[0] as JsonValue
      const forged = { ...stage.unsigned, proof: [genuine, forge(new Uint8Array(32))] }
      expect((await verify(forged)).verdict.authenticity).to.equal('invalid')

      const registry = await stage.chain.deploy()
      const { proof: _, ...bare } = stage.unsigned
      const elsewhere = await issueOne(
        { chain: { ...stage.chain, registry } },
        bare as JsonObject,
        {
          anchored: false,
        },
      )
      const mixed = { ...stage.unsigned, proof: [genuine, proofsOf(elsewhere.document)[0]] }
      const report = await verify(mixed)
      expect(report.verdict.authenticity).to.equal('indeterminate')
      expect(codeOf(report, 'anchor')).to.equal('REGISTRY_UNKNOWN')
    })

    it('is only as confirmed as the key of each', async () => {
      const bare = buildBadge('Una')
      const own = await issueOne(stage, bare)
      const other = await issueOne(stage, bare, { account: 4 })
      const proof = [proofsOf(own.document)[0], proofsOf(other.document)[0]]
      const report = await verify({ ...bare, proof })
      expect(codeOf(report, 'identity')).to.equal('IDENTITY_OTHER_PIN')
      expect(report.verdict.authenticity).to.equal('indeterminate')
    })
  })

  it('cannot tell where the head of the node is older than its final block', async () => {
    const { reader } = stage.chain
    const old = await reader.readBlock({ confirmations: 2 })
    const { document } = await issueOne(stage, buildBadge('Vic'), { anchored: false })
    const lagging = {
      ...reader,
      readBlock: async (at: Parameters<typeof reader.readBlock>[0]) =>
        at === 'latest' ? old : reader.readBlock(at),
    }
    const report = await verify(document, stage.verifier({ registries: [lagging] }))
    expect(codeOf(report, 'anchor')).to.equal('CHAIN_UNREACHABLE')
    expect(report.verdict.authenticity).to.equal('indeterminate')
  })

  it('says what decided, and not that a foreign proof could not be judged', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' }
    const { document } = await issueOne(stage, { ...buildBadge('Xan'), proof }, { account: 3 })
    const { sentence, checks } = await verify(document)
    const reason = (check: CheckName) => checks.find((it) => it.check === check)!.reason.slice(1)
    expect(sentence).to.include(reason('identity'))
    expect(sentence).to.not.include(reason('signature'))
  })

  it('leaves a broken reader to whoever wrote it', async () => {
    const readFacts = () => Promise.reject(new TypeError('a bug'))
    const verifier = createVerifier({
      policy: stage.policy,
      registries: [{ ...stage.chain.reader, readFacts }],
      now: () => Date.parse('2024-01-01T00:00:00Z'),
    })
    const error = await verify(good(), verifier).catch((it: unknown) => it)
    expect(error).to.be.instanceOf(TypeError)
  })

  it('does not ask who signed a document that was changed', async () => {
    const { document } = await issueOne(stage, buildBadge('Wim'), { signer: await createSigner() })
    const report = await verify({ ...document, name: 'Other' })
    const signature = report.checks.find(({ check }) => check === 'signature')
    expect(signature).to.deep.include({ outcome: 'skipped', because: 'integrity' })
  })
})
