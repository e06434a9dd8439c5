import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { createFetcher } from '../../../src/adapters/node/createFetcher.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../../src/identity/buildDidDocument.ts'
import { createDidResolver } from '../../../src/identity/createDidResolver.ts'
import { toResolveKey } from '../../../src/identity/toResolveKey.ts'
import { createEddsaSigner } from '../../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { verifyProof } from '../../../src/proof/verifyProof.ts'
import { badge } from '../../proof/vectors.ts'
import { type Host, startHost } from '../../support/startHost.ts'

const [cert = '', key = ''] = await Promise.all(
  ['crt', 'key'].map((type) => readFile(`test/vectors/tls/issuer.test.${type}`, 'utf8')),
)
const now = new Date('2026-03-02T00:00:00Z')
const registry = { chainId: 1, address: `0x${'ab'.repeat(20)}` } as const

describe('createFetcher: a did:web', () => {
  let host: Host
  let did = ''
  let hosted: JsonObject | undefined
  let signed: { readonly document: JsonObject; readonly proof: JsonObject }

  before(async () => {
    host = await startHost(
      ({ url }, response) => {
        if (url === '/law/did.json' && hosted) response.end(JSON.stringify(hosted))
        else response.writeHead(404).end()
      },
      { cert, key },
    )
    did = `did:web:issuer.test%3A${host.port}:law`
    const seed = new Uint8Array(32).fill(7)
    const { publicKeyMultibase: multikey } = await createEddsaSigner({ seed })
    const verificationMethod = `${did}#${multikey}`
    const signer = await createEddsaSigner({ seed, verificationMethod })
    const document = { ...badge, issuer: { ...badge.issuer, id: did } }
    const { proof } = await signEddsaRdfc2022({ document, signer, created: badge.validFrom })
    signed = { document, proof }
    hosted = buildDidDocument({
      did,
      assertionKeys: [{ multikey }],
      cairnIssuers: [{ registry, issuerId: 17 }],
    })
  })

  after(() => host.stop())

  const open = (ports: readonly number[]) =>
    createDidResolver({
      fetch: createFetcher({
        allow: { addresses: ['127.0.0.1'] },
        ca: cert,
        lookup: async () => ['127.0.0.1'],
        ports,
      }),
    })

  const judge = async (ports: readonly number[]) => {
    const resolveKey = toResolveKey(open(ports), now)
    const result = await verifyProof({ ...signed, now, resolveKey })
    return 'code' in result ? result.code : result.outcome
  }

  it('is resolved over https, and its key verifies what its issuer signed', async () => {
    const resolution = await open([host.port]).resolve(did)
    expect(resolution).to.deep.include({
      outcome: 'resolved',
      url: `https://issuer.test:${host.port}/law/did.json`,
    })
    expect(resolution.outcome === 'resolved' && resolution.document.cairnIssuers).to.deep.equal([
      { registry, issuerId: 17 },
    ])
    expect(await judge([host.port])).to.equal('verified')
  })

  it('says nothing of the signature where the host is not asked, or has nothing', async () => {
    expect(await judge([443])).to.equal('VERIFICATION_METHOD_UNRESOLVED')
    hosted = undefined
    expect(await judge([host.port])).to.equal('VERIFICATION_METHOD_UNRESOLVED')
    expect(await open([host.port]).resolve(did)).to.include({ code: 'DID_NOT_FOUND' })
  })
})
