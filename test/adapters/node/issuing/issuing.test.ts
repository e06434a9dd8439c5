import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import {
  type Issuing,
  type IssuingOptions,
  openIssuing,
} from '../../../../src/adapters/node/issuing/openIssuing.ts'
import { startServer } from '../../../../src/adapters/node/server/startServer.ts'
import { fromViemAccount } from '../../../../src/adapters/viem.ts'
import type { Address } from '../../../../src/base/hex.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import type { DocumentSigner } from '../../../../src/proof/createEddsaSigner.ts'
import { defaultPolicy } from '../../../../src/verifier/Policy.ts'
import { buildBadge, createSigner, template } from '../../../support/academy.ts'
import { type Chain, openChain, toAccount } from '../../../support/openChain.ts'
import { until } from '../../../support/until.ts'
import { useFolder } from '../useFolder.ts'

const token = 'a-token-that-nobody-else-has'
const key = toAccount(0).address.toLowerCase() as Address

describe('credentials issued over HTTP', () => {
  let chain: Chain
  let signer: DocumentSigner
  const closing: (() => Promise<unknown>)[] = []
  before(async () => {
    chain = await openChain()
    signer = await createSigner()
  })
  after(() => chain.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  // Its folder goes once all is closed.
  const { at } = useFolder()

  const open = async (change: Partial<IssuingOptions> = {}) => {
    const now = await chain.now()
    const { registry, rpc } = chain
    const issuing = await openIssuing({
      folder: at('issuing'),
      issuerId: template.issuer.id,
      ...{ registry, key, rpc, documentSigner: signer, sender: chain.sender(0) },
      signer: fromViemAccount(toAccount(0)),
      now: () => now,
      random: (size) => crypto.getRandomValues(new Uint8Array(size)),
      wait: (milliseconds) => setTimeout(Math.min(milliseconds, 5)),
      ...change,
    })
    closing.push(() => issuing.close())
    return issuing
  }
  const serve = async (issuing: Issuing, interval = 20) => {
    const { chainId } = chain.registry
    const policy = {
      ...defaultPolicy,
      pins: [{ issuer: template.issuer.id, key: { chainId, address: key } }],
    }
    const now = await chain.now()
    const server = await startServer({
      verifier: { policy, node: chain.rpc, now: () => now + 1000 },
      port: 0,
      issuing: { issuing, token, interval },
    })
    closing.push(() => server.stop())
    const ask = async (path: string, body?: object, headers: Record<string, string> = {}) => {
      const response = await fetch(`${server.url}${path}`, {
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...headers,
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      })
      return { status: response.status, headers: response.headers, body: await response.json() }
    }
    return { ask, server }
  }
  const place = (document: JsonObject) => `/credentials/${encodeURIComponent(String(document.id))}`

  it('come in a few batches, verify, and are revoked', async () => {
    const { ask } = await serve(await open())
    const documents = Array.from({ length: 50 }, (_, i) => buildBadge(`Ada ${i}`))
    const answers = await Promise.all(
      documents.map((credential) => ask('/credentials/issue', { credential, options: {} })),
    )
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([201]))
    const roots = new Set(
      answers.map(({ body }) => JSON.stringify(body.verifiableCredential.proof.length)),
    )
    expect(roots.size).to.equal(1)
    const [first] = documents as [JsonObject]
    await until(async () => (await ask(place(first))).body.state === 'anchored')
    const { verifiableCredential } = (await ask(place(first))).body
    const verify = async () =>
      (await ask('/credentials/verify', { verifiableCredential })).body.verified
    expect(await verify()).to.equal(true)
    const update = (statusPurpose: string, status: boolean) =>
      ask('/credentials/status', {
        credentialId: first.id,
        credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose },
        status,
      })
    const steps = [
      ['suspension', true, false],
      ['suspension', false, true],
      ['revocation', true, false],
    ] as const
    for (const [purpose, status, isGood] of steps) {
      expect((await update(purpose, status)).status).to.equal(200)
      expect(await verify(), `${purpose} ${status}`).to.equal(isGood)
    }
    for (const [purpose, status] of [
      ['revocation', false],
      ['refresh', true],
    ] as const) {
      const refused = await update(purpose, status)
      expect([refused.status, refused.body.code]).to.deep.equal([400, 'ISSUING_STATUS'])
    }
  })

  it('are for who has the token, where there is one', async () => {
    const { ask } = await serve(await open(), 1_000_000)
    const credential = buildBadge('Bo')
    for (const authorization of ['', 'Bearer', 'Bearer x', `Basic ${token}`, `Bearer ${token}x`]) {
      for (const path of ['/credentials/issue', '/credentials/status']) {
        const refused = await ask(path, { credential }, { authorization })
        expect([refused.status, refused.body.code]).to.deep.equal([401, 'ISSUING_TOKEN'])
        expect(refused.headers.get('www-authenticate')).to.equal('Bearer')
      }
      expect((await ask(place(credential), undefined, { authorization })).status).to.equal(401)
    }
    const bare = await startServer({
      verifier: { policy: defaultPolicy, node: chain.rpc, now: Date.now },
      port: 0,
    })
    closing.push(() => bare.stop())
    const answer = await fetch(`${bare.url}/credentials/issue`, { method: 'POST' })
    expect(answer.status).to.equal(404)
  })

  it('are refused where they could not be issued, and hold nobody else up', async () => {
    const issuing = await open({ maxWaiting: 2 })
    const { ask } = await serve(issuing, 1_000_000)
    const good = buildBadge('Cleo')
    const { id: _, ...nameless } = good
    const refused: readonly (readonly [object, number, string])[] = [
      [{}, 400, 'ISSUING_DOCUMENT'],
      [{ credential: 'x' }, 400, 'ISSUING_DOCUMENT'],
      [{ credential: good, options: { mandatoryPointers: [] } }, 400, 'ISSUING_DOCUMENT'],
      [{ credential: nameless }, 400, 'ISSUING_DOCUMENT'],
      [{ credential: { ...good, proof: {} } }, 400, 'ISSUING_DOCUMENT'],
      [{ credential: { ...good, issuer: 'did:web:other.example' } }, 400, 'ISSUING_DOCUMENT'],
      [{ credential: { ...good, type: [] } }, 400, 'CREDENTIAL_MALFORMED'],
      [{ credential: { ...good, undefinedTerm: 1 } }, 400, 'UNDEFINED_TERM'],
    ]
    for (const [body, status, code] of refused) {
      const answer = await ask('/credentials/issue', body)
      expect([answer.status, answer.body.code], JSON.stringify(body)).to.deep.equal([status, code])
    }
    expect(issuing.waiting).to.equal(0)
    await issuing.take(good)
    await issuing.take(buildBadge('Dora'))
    const full = await ask('/credentials/issue', { credential: buildBadge('Émile') })
    expect([full.status, full.body.code]).to.deep.equal([503, 'ISSUING_FULL'])
    const other = await ask('/credentials/issue', { credential: { ...good, name: 'Other' } })
    expect([other.status, other.body.code]).to.deep.equal([409, 'ISSUING_DIFFERS'])
    const unknown = await ask('/credentials/urn%3Ax')
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'ISSUING_UNKNOWN'])
    const waiting = await ask(place(good))
    expect([waiting.status, waiting.body]).to.deep.equal([202, { state: 'waiting' }])
    const early = await ask('/credentials/status', {
      credentialId: good.id,
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      status: true,
    })
    expect([early.status, early.body.code]).to.deep.equal([409, 'ISSUING_NOT_ANCHORED'])
  })

  it('are the same when asked for again, also after the server ended', async () => {
    const first = await open()
    const document = buildBadge('Fay')
    expect(await first.take(document)).to.deep.equal({ state: 'waiting' })
    await closing.pop()?.()

    const second = await open()
    expect([second.waiting, await second.take(document)]).to.deep.equal([1, { state: 'waiting' }])
    await second.flush()
    const issued = await second.find(String(document.id))
    expect(issued.state).to.equal('anchored')
    expect(await second.take(document)).to.deep.equal(issued)
    await closing.pop()?.()

    const third = await open()
    expect(await third.find(String(document.id))).to.deep.equal(issued)
    expect(third.waiting).to.equal(0)
  })

  it('go on after an end between any two steps', async () => {
    const document = buildBadge('Gus')
    const away = { request: () => Promise.reject(new Error('gone')) }
    const outcomes: unknown[] = []
    const first = await open({
      rpc: away,
      patience: 0,
      onBatch: ({ error }) => outcomes.push((error as { code?: string })?.code),
    })
    await first.take(document)
    await first.flush()
    expect(outcomes).to.deep.equal(['REGISTRY_UNREACHABLE'])
    const sealed = await first.find(String(document.id))
    expect(sealed.state).to.equal('sealed')
    await closing.pop()?.()
    const second = await open()
    expect((await second.find(String(document.id))).state).to.equal('sealed')
    await second.flush()
    const done = await second.find(String(document.id))
    expect(done).to.deep.equal({ ...sealed, state: 'anchored' })
  })

  it('make a batch as soon as there are enough', async () => {
    const issuing = await open({ batchSize: 3 })
    const documents = ['Hal', 'Ivy', 'Joe', 'Kim'].map((name) => buildBadge(name))
    for (const document of documents.slice(0, 3)) await issuing.take(document)
    await issuing.whenSealed(String(documents[2]?.id))
    await issuing.take(documents[3] as JsonObject)
    expect(issuing.waiting).to.equal(1)
  })
})
