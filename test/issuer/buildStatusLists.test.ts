import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import { expect } from 'chai'
import { knownContexts } from '../../src/credential/contexts.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildStatusLists } from '../../src/issuer/buildStatusLists.ts'
import { issueBatch } from '../../src/issuer/issueBatch.ts'
import { loadContextSets } from '../../src/proof/contexts.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { buildBadge, createSigner } from '../support/academy.ts'
import { createRandom } from '../support/createRandom.ts'
import { type Chain, openChain } from '../support/openChain.ts'

const statusLists = 'https://academy.example/status/spring-2026'

describe('buildStatusLists', () => {
  let chain: Chain
  let credentials: readonly JsonObject[]
  let lists: Awaited<ReturnType<typeof buildStatusLists>>
  let issuerId: string
  let build: (change?: { validFor: number }) => ReturnType<typeof buildStatusLists>

  before(async () => {
    chain = await openChain()
    const signer = await createSigner()
    issuerId = `did:key:${signer.publicKeyMultibase}`
    const issuer = { id: issuerId, type: ['Profile'], name: 'Academy (fictional)' }
    const batch = await issueBatch({
      documents: ['Ada', 'Bo', 'Cleo', 'Dora'].map((name) => ({ ...buildBadge(name), issuer })),
      registry: chain.registry,
      key: chain.writer(0).key,
      signer,
      created: new Date('2026-03-01T00:00:00Z'),
      statusLists,
      random: createRandom('lists'),
    })
    const [, second, third] = batch.credentials.map(({ index }) => index) as number[]
    const { root } = batch
    const writer = chain.writer(0)
    await writer.anchor(batch)
    await writer.revoke({ root, indexes: [second as number] })
    await writer.suspend({ root, indexes: [third as number] })
    await writer.supersede({ root, indexes: [batch.credentials[3]?.index as number] })
    credentials = batch.credentials.map(({ document }) => document)
    build = (change) =>
      buildStatusLists({ rpc: chain.rpc, batch, statusLists, issuerId, signer, ...change })
    lists = await build()
  })
  after(() => chain.close())

  /** What a library that knows nothing of the chain says of each credential, in the order of the roster. */
  async function askLibrary({ revocation, suspension }: typeof lists) {
    const method = (revocation.proof as JsonObject).verificationMethod as string
    const known: Record<string, unknown> = {
      [method]: {
        '@context': 'https://w3id.org/security/multikey/v1',
        type: 'Multikey',
        id: method,
        controller: issuerId,
        publicKeyMultibase: issuerId.slice('did:key:'.length),
      },
      [issuerId]: {
        '@context': ['https://www.w3.org/ns/did/v1'],
        id: issuerId,
        assertionMethod: [method],
      },
      [`${statusLists}/revocation.json`]: revocation,
      [`${statusLists}/suspension.json`]: suspension,
    }
    const [contexts] = await loadContextSets({ '@context': [...knownContexts] })
    const documentLoader = async (url: string) => {
      const document = known[url] ?? contexts?.get(url)?.text
      if (!document) throw new Error(url)
      return { contextUrl: null, documentUrl: url, document }
    }
    const suite = new DataIntegrityProof({ cryptosuite })
    const options = { documentLoader, suite, verifyBitstringStatusListCredential: true }
    const answers = credentials.map((credential) => checkStatus({ credential, ...options }))
    return (await Promise.all(answers)).map(({ verified, results = [] }) => [
      verified,
      ...results.map(({ status }) => status),
    ])
  }

  it('says to a library that knows nothing of the chain what the chain says', async () => {
    expect(await askLibrary(lists)).to.deep.equal([
      [true, false, false],
      [true, true, false],
      [true, false, true],
      [true, false, false],
    ])
    const forged = {
      ...lists,
      revocation: { ...lists.revocation, validFrom: '2024-01-01T00:00:00Z' },
    }
    expect((await askLibrary(forged)).map(([verified]) => verified)).to.not.include(true)
  })

  it('is a mirror that our verifier takes for one', async () => {
    const now = await chain.now()
    const verifier = createVerifier({
      policy: {
        ...defaultPolicy,
        registries: [{ registry: chain.registry, finality: 'finalized' }],
        pins: [{ issuer: issuerId, key: { ...chain.registry, address: chain.writer(0).key } }],
      },
      registries: [chain.reader],
      now: () => now,
    })
    const reports = await Promise.all(credentials.map((it) => verifier.verify(JSON.stringify(it))))
    expect(reports.map(({ verdict }) => verdict.lifecycle)).to.deep.equal([
      'current',
      'revoked',
      'suspended',
      'superseded',
    ])
  })

  it('is of the time of its block, and good for as long as asked', async () => {
    const now = await chain.now()
    const { revocation } = await build({ validFor: 86_400_000 })
    expect(Date.parse(revocation.validFrom as string)).to.equal(now)
    expect(Date.parse(revocation.validUntil as string)).to.equal(now + 86_400_000)
    expect(lists.revocation).to.not.have.property('validUntil')
  })
})
