import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { CheckName, Report } from '../../src/verifier/Report.ts'
import { buildBadge, template } from '../support/academy.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const codeOf = ({ checks }: Report, check: CheckName) =>
  checks.find((result) => result.check === check)?.code

const badge = buildBadge('Xia')
const [credentialsV2, openBadges] = badge['@context'] as [string, string]
const from = (issuer: unknown) => ({ ...badge, issuer }) as JsonObject

describe('what an attacker might present', () => {
  let stage: Stage
  const verify = (document: unknown) => stage.verifier().verify(JSON.stringify(document))
  const anchor = async (document: JsonObject, account = 5) =>
    verify((await issueOne(stage, document, { account })).document)
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.chain.close())

  describe("in the issuer's name", () => {
    const id = template.issuer.id
    const names = [
      id,
      id.toUpperCase(),
      id.replace('web', 'WEB'),
      `${id}.`,
      `${id}#`,
      `${id}?`,
      `${id}/`,
      `${id}%00`,
      `${id}\u200b`,
      id.replace('academy', 'ac\u0430demy'),
      id.normalize('NFKD').replace('e', 'e\u0301'),
    ]
    for (const name of names) {
      it(`is not valid by another key as ${JSON.stringify(name)}`, async () => {
        for (const issuer of [name, { ...template.issuer, type: ['Profile'], id: name }]) {
          const report = await anchor(from(issuer))
          expect(report.verdict.authenticity).to.not.equal('valid')
        }
      })
    }

    it('is not valid where the issuer says its id in several ways', async () => {
      const self = `did:pkh:eip155:31337:${stage.chain.writer(5).key}`
      const issuers = [
        { type: ['Profile'], id, '@id': self },
        { type: ['Profile'], id: self, '@id': id },
        { type: ['Profile'], id: [self, id] },
        [
          { type: ['Profile'], id: self },
          { type: ['Profile'], id },
        ],
        [self],
        { type: ['Profile'], id: { id: self } },
        { type: ['Profile'], ID: self, Id: self },
      ]
      for (const issuer of issuers) {
        const report = await anchor(from(issuer))
        expect(report.verdict.authenticity, JSON.stringify(issuer)).to.not.equal('valid')
      }
    })

    it('is not valid by a key that is pinned on another chain', async () => {
      const { key } = stage.chain.writer(5)
      const pins = [{ issuer: id, key: { chainId: 1, address: key } }]
      const verifier = stage.verifier({ policy: { ...stage.policy, pins } })
      const { document } = await issueOne(stage, badge, { account: 5 })
      const report = await verifier.verify(JSON.stringify(document))
      expect(codeOf(report, 'identity')).to.equal('IDENTITY_OTHER_PIN')
    })
  })

  describe('in its own name', () => {
    const self = (address: string, chainId = 31337) => `did:pkh:eip155:${chainId}:${address}`
    const judge = async (toId: (address: `0x${string}`) => string) => {
      const issuer = {
        id: toId(stage.chain.writer(5).key),
        name: 'Example Academy',
        type: ['Profile'],
      }
      return anchor(from(issuer))
    }

    it('is itself, in capitals too, and known to nobody', async () => {
      for (const toId of [self, (it: string) => self(`0x${it.slice(2).toUpperCase()}`)]) {
        const report = await judge(toId)
        expect(codeOf(report, 'identity')).to.equal('IDENTITY_SELF')
        expect(report.verdict.policy.outcome).to.equal('not-accepted')
        // The name that it gives itself is nobody's word but its own.
        expect(report.sentence).to.not.include('Example Academy')
      }
    })

    it('is not itself on another chain, in part, or with something added', async () => {
      const ids = [
        (it: string) => self(it, 1),
        (it: string) => `${self(it)}#blockchainAccountId`,
        (it: string) => self(it).replace('31337', '031337'),
        (it: string) => self(it).replace('31337', '0x7a69'),
        (it: string) => self(it).replace('pkh', 'PKH'),
        (it: string) => self(it).slice(0, -1),
        (it: string) => `${self(it)}:x`,
      ]
      for (const toId of ids) {
        const report = await judge(toId)
        expect(report.verdict.authenticity, toId('0x')).to.not.equal('valid')
      }
    })
  })

  describe('with contexts', () => {
    const lists: readonly (readonly [what: string, contexts: unknown, isValid: boolean])[] = [
      ['as they should be', [credentialsV2, openBadges], true],
      ['one of them twice', [credentialsV2, openBadges, openBadges, credentialsV2], true],
      ['in the other order', [openBadges, credentialsV2], false],
      ['without the second', [credentialsV2], false],
      ['that nobody pinned', [credentialsV2, openBadges, 'https://example.org/x'], false],
      ['written inline', [credentialsV2, openBadges, { id: '@type' }], false],
      ['in a list of their own', [[credentialsV2, openBadges]], false],
      ['that are null', [credentialsV2, openBadges, null], false],
      ['not in a list', credentialsV2, false],
      ['with a fragment', [`${credentialsV2}#`, openBadges], false],
    ]
    for (const [what, contexts, isValid] of lists) {
      it(`${what} is ${isValid ? '' : 'not '}valid`, async () => {
        const report = await anchor({ ...badge, '@context': contexts } as JsonObject, 0)
        expect(report.verdict.authenticity === 'valid').to.equal(isValid)
      })
    }
  })

  describe('to hide an end or a status', () => {
    const hidden: readonly JsonObject[] = [
      { '@nest': { validUntil: '2000-01-01T00:00:00Z' } },
      { '@included': [{ validUntil: '2000-01-01T00:00:00Z' }] },
      { 'https://www.w3.org/2018/credentials#validUntil': '2000-01-01T00:00:00Z' },
      { 'cred:credentialStatus': { type: 'X' } },
      { '@graph': [] },
      { '@reverse': {} },
    ]
    for (const extra of hidden) {
      it(`is not valid with ${Object.keys(extra)[0]}`, async () => {
        const report = await anchor({ ...badge, ...extra }, 0)
        expect(codeOf(report, 'format')).to.equal('FORMAT_UNSUPPORTED')
        expect(report.verdict.authenticity).to.equal('indeterminate')
      })
    }

    it('is not current with a status that is null, empty or a list', async () => {
      for (const credentialStatus of [null, {}, [], [{ type: 'X' }], 'x']) {
        const report = await anchor({ ...badge, credentialStatus } as JsonObject, 0)
        expect(report.verdict).to.not.deep.include({ authenticity: 'valid', lifecycle: 'current' })
      }
    })

    it('is not current with an end that is no date, or one that is past in its own zone', async () => {
      const ends = ['2024', '2024-01-01', 0, null, '2099-01-01', '2024-01-01T23:59:59+24:00', ['x']]
      for (const validUntil of [...ends, '2024-01-01T00:00:00.000000000Z']) {
        const report = await anchor({ ...badge, validUntil } as JsonObject, 0)
        expect(report.verdict, String(validUntil)).to.not.deep.include({
          authenticity: 'valid',
          lifecycle: 'current',
        })
      }
    })
  })

  it('gives a report for keys that every object has', async () => {
    const names = [
      'constructor',
      'toString',
      'hasOwnProperty',
      'valueOf',
      'toJSON',
      'length',
      'then',
    ]
    const extra = Object.fromEntries(names.map((name) => [name, { [name]: null }]))
    const report = await anchor({ ...badge, ...extra } as JsonObject, 0)
    expect(report.verdict.authenticity).to.equal('valid')
  })

  it('gives a report for every kind of `proof`', async () => {
    const proofs = [null, [], [[]], {}, [{}], 'x', 1, [null], [[{ type: 'X' }]], { type: null }]
    for (const proof of proofs) {
      const report = await verify({ ...badge, proof })
      expect(report.verdict.authenticity, JSON.stringify(proof)).to.equal('invalid')
    }
  })
})
