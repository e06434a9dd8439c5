import { expect } from 'chai'
import { toHex } from '../../src/base/hex.ts'
import { toDocumentDigest } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { sealDigests } from '../../src/issuer/sealDigests.ts'
import { toSidecar } from '../../src/proof/jwt/sidecar.ts'
import { toJwtDigest } from '../../src/proof/jwt/toJwtDigest.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { badge, publicKey, signToken } from '../proof/jwt/tokens.ts'
import { claimKey } from '../support/claimKey.ts'
import { openStage, type Stage } from '../support/openStage.ts'

const issuer = 'did:web:academy.example'
const { validUntil: _, ...endless } = badge
const document = { ...endless, validFrom: '2023-01-01T00:00:00Z' }

describe('a token with its anchor beside it', () => {
  let stage: Stage
  let token: string
  before(async () => {
    stage = await openStage()
    token = await signToken(document, { typ: 'vc+jwt' })
  })
  after(() => stage.chain.close())

  /** Anchors a digest in a batch of its own. */
  const anchor = async (digest: Uint8Array, seed: number) => {
    const writer = stage.chain.writer(0)
    const { registry } = stage.chain
    const secret = new Uint8Array(32).fill(seed)
    const seal = await sealDigests({ digests: digest, registry, key: writer.key, secret })
    const root = toHex(seal.root)
    await writer.anchor({ root, size: 1 })
    return { root, proof: seal.proof(0) }
  }
  const judge = async (sidecar: JsonObject, change: Partial<Policy> = {}) => {
    const { chainId } = stage.chain.registry
    const pin = { issuer, key: { chainId, address: stage.chain.writer(0).key } }
    const now = await stage.chain.now()
    const policy = { ...stage.policy, pins: [pin], ...change }
    const verifier = stage.verifier({ policy, now: () => now })
    const { verdict, checks } = await verifier.verify(JSON.stringify(sidecar))
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return [verdict.authenticity, verdict.lifecycle, code('integrity'), code('signature')]
  }

  it('is valid by the anchor, whether its key is found, looked for or neither', async () => {
    const sidecar = toSidecar(token, (await anchor(toJwtDigest(token), 1)).proof)
    expect(await judge(sidecar)).to.deep.equal([
      ...['valid', 'current', 'INTEGRITY_OK', 'SIGNATURE_UNKNOWN'],
    ])
    expect(await judge(sidecar, { signature: 'unless-anchored' })).to.deep.equal([
      ...['valid', 'current', 'INTEGRITY_OK', 'NOT_ASKED'],
    ])
  })

  it('is revoked by its position', async () => {
    const { root, proof } = await anchor(toJwtDigest(token), 2)
    await stage.chain.writer(0).revoke({ root, indexes: [0] })
    expect((await judge(toSidecar(token, proof))).slice(0, 2)).to.deep.equal(['valid', 'revoked'])
  })

  it('is invalid beside the anchor of another token, or of the document in it', async () => {
    const broken = ['invalid', 'unknown', 'INTEGRITY_BROKEN', 'MOOT']
    const other = await signToken({ ...document, name: 'Other' }, { typ: 'vc+jwt' })
    const { proof } = await anchor(toJwtDigest(other), 3)
    expect(await judge(toSidecar(token, proof))).to.deep.equal(broken)
    const ofDocument = await anchor(toDocumentDigest(document), 4)
    expect(await judge(toSidecar(token, ofDocument.proof))).to.deep.equal(broken)
  })

  it('is not looked for on chain by a key that no chain has a form for', async () => {
    const { jwk } = publicKey('rs256') as { readonly jwk: JsonObject }
    const bare = await signToken(document, { typ: 'vc+jwt', kid: undefined as never, jwk }, 'rs256')
    const { issuerId } = await claimKey(stage.chain, { identifier: issuer, account: 6 })
    const registered = { registry: stage.chain.registry, issuerId }
    const policy = { ...stage.policy, pins: [{ issuer, registered }] }
    const now = await stage.chain.now()
    const { checks } = await stage.verifier({ policy, now: () => now }).verify(bare)
    const codes = ['signature', 'key', 'identity'].map((name) => {
      return checks.find(({ check }) => check === name)?.code
    })
    expect(codes).to.deep.equal(['SIGNATURE_OK', 'NOT_APPLICABLE', 'IDENTITY_UNCONFIRMED'])
  })
})
