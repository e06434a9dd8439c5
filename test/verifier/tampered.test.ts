import { expect } from 'chai'
import { fromHex, type Hex, toHex } from '../../src/base/hex.ts'
import type { Bundle, ProvenContract } from '../../src/bundle/BundleShape.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { deployments } from '../../src/deployments/deployments.ts'
import { readCode } from '../../src/registry/readCode.ts'
import { buildBundle } from '../../src/verifier/buildBundle.ts'
import type { CheckCode } from '../../src/verifier/CheckCode.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { buildBadge } from '../support/academy.ts'
import { openAnvil } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'
import { issueOne, openStage } from '../support/openStage.ts'

describe('a bundle that was tampered with', () => {
  let chain: Chain
  let bundle: Bundle
  /** Of the block before. */
  let older: Bundle
  let policy: Policy
  let now: number
  let otherCode: Hex
  before(async () => {
    chain = await openChain(openAnvil)
    const stage = await openStage(chain)
    const { document, root, index } = await issueOne(stage, buildBadge('Tam'))
    const registries = [{ registry: chain.registry, finality: { confirmations: 0 } }]
    const build = async () => {
      now = await chain.now()
      const { hash } = await chain.reader.readBlock('latest')
      const chainId = chain.registry.chainId
      policy = { ...stage.policy, registries, trustedBlocks: [{ chainId, hash }] }
      const options = { rpc: chain.rpc, policy, now: () => now }
      return (await buildBundle(JSON.stringify(document), options)).bundle
    }
    older = await build()
    await chain.writer().revoke({ root, indexes: [index] })
    bundle = await build()
    otherCode = await readCode(chain.rpc, deployments.TrustRegistry.address)
  })
  after(() => chain.close())

  const judge = async (given: unknown) => {
    const verifier = createVerifier({ policy, now: () => now })
    const { verdict, checks } = await verifier.verify(JSON.stringify(given))
    const known = checks.find(({ outcome }) => outcome !== 'passed')
    return { ...verdict, code: known?.code, outcome: known?.outcome }
  }
  const withChain = (change: Partial<Bundle['chain']>): Bundle => ({
    ...bundle,
    chain: { ...bundle.chain, ...change },
  })
  const withContract = (change: (contract: ProvenContract) => Partial<ProvenContract>) =>
    withChain({ contracts: bundle.chain.contracts.map((it) => ({ ...it, ...change(it) })) })
  const withSlots = (change: (proof: readonly Hex[], i: number) => readonly Hex[]) =>
    withContract(({ slots }) => ({
      slots: slots.map((it, i) => ({ ...it, proof: change(it.proof, i) })),
    }))
  /** The same with the last bit turned. */
  const flip = (hex: Hex, place = -1): Hex => {
    const bytes = fromHex(hex)
    const at = (place + bytes.length) % bytes.length
    bytes[at] = (bytes[at] as number) ^ 1
    return toHex(bytes)
  }
  const flipLast = (proof: readonly Hex[]) => proof.with(-1, flip(proof.at(-1) as Hex))

  it('was good before', async () => {
    expect(await judge(bundle)).to.include({ authenticity: 'valid', lifecycle: 'revoked' })
  })

  const cases: readonly (readonly [what: string, code: CheckCode, tamper: () => unknown])[] = [
    ['its header', 'BUNDLE_UNTRUSTED', () => withChain({ header: flip(bundle.chain.header) })],
    ['all but its header', 'BUNDLE_BROKEN', () => withChain({ contracts: older.chain.contracts })],
    ['another block', 'BUNDLE_UNTRUSTED', () => older],
    [
      'the header of another block',
      'BUNDLE_UNTRUSTED',
      () => withChain({ header: older.chain.header }),
    ],
    ['no header', 'BUNDLE_BROKEN', () => withChain({ header: '0x' })],
    ['a header that is no list', 'BUNDLE_BROKEN', () => withChain({ header: '0x01' })],
    ['a header with too few fields', 'BUNDLE_BROKEN', () => withChain({ header: '0xc20102' })],
    [
      'a header cut short',
      'BUNDLE_BROKEN',
      () => withChain({ header: bundle.chain.header.slice(0, -2) as Hex }),
    ],
    ['another chain', 'REGISTRY_NOT_READ', () => withChain({ chainId: 1 })],
    [
      'the account proof',
      'BUNDLE_BROKEN',
      () => withContract(({ proof }) => ({ proof: flipLast(proof) })),
    ],
    [
      'an account proof cut short',
      'BUNDLE_BROKEN',
      () => withContract(({ proof }) => ({ proof: proof.slice(0, -1) })),
    ],
    ['no account proof', 'BUNDLE_BROKEN', () => withContract(() => ({ proof: [] }))],
    [
      'the account proof of before',
      'BUNDLE_BROKEN',
      () => withContract(() => ({ proof: older.chain.contracts[0]!.proof })),
    ],
    ['a storage proof', 'BUNDLE_BROKEN', () => withSlots(flipLast)],
    ['a storage proof cut short', 'BUNDLE_BROKEN', () => withSlots((proof) => proof.slice(0, -1))],
    ['no storage proof', 'BUNDLE_BROKEN', () => withSlots(() => [])],
    [
      'the storage proof of before',
      'BUNDLE_BROKEN',
      () => withSlots((_, i) => older.chain.contracts[0]!.slots[i]!.proof),
    ],
    [
      'the proof of an empty slot for one that is not',
      'BUNDLE_BROKEN',
      () => withSlots((_, __) => bundle.chain.contracts[0]!.slots.at(-1)!.proof),
    ],
    [
      'a slot that is missing',
      'BUNDLE_INCOMPLETE',
      () => withContract(({ slots }) => ({ slots: slots.slice(1) })),
    ],
    [
      'an empty slot that is missing',
      'BUNDLE_INCOMPLETE',
      () => withContract(({ slots }) => ({ slots: slots.slice(0, -1) })),
    ],
    ['a contract that is missing', 'BUNDLE_INCOMPLETE', () => withChain({ contracts: [] })],
    [
      'another contract',
      'BUNDLE_INCOMPLETE',
      () => withContract(() => ({ address: deployments.TrustRegistry.address })),
    ],
    ['swapped code', 'BUNDLE_OTHER_CODE', () => withContract(() => ({ code: otherCode }))],
    ['no code', 'BUNDLE_OTHER_CODE', () => withContract(() => ({ code: '0x' }))],
    [
      'changed code',
      'BUNDLE_OTHER_CODE',
      () => withContract(({ code }) => ({ code: flip(code, 3898) })),
    ],
    ['another version', 'FORMAT_BAD_BUNDLE', () => ({ ...bundle, version: 2 })],
    ['a member more', 'FORMAT_BAD_BUNDLE', () => ({ ...bundle, more: 1 })],
    [
      'a node that is too large',
      'FORMAT_BAD_BUNDLE',
      () => withSlots(() => [`0x${'00'.repeat(1025)}`]),
    ],
    ['too many nodes', 'FORMAT_BAD_BUNDLE', () => withSlots(() => Array(66).fill('0x00'))],
    ['no hex', 'FORMAT_BAD_BUNDLE', () => withChain({ header: 'x' as Hex })],
  ]
  for (const [what, code, tamper] of cases) {
    it(`tells ${what}, and never calls it valid or invalid`, async () => {
      const found = await judge(tamper())
      expect(found).to.include({ authenticity: 'indeterminate', code, outcome: 'unknown' })
      expect(found.lifecycle).to.equal('unknown')
    })
  }

  it('cannot make another credential good', async () => {
    const document = JSON.parse(bundle.credential) as JsonObject
    const credential = JSON.stringify({ ...document, name: 'Other' })
    expect(await judge({ ...bundle, credential })).to.include({
      authenticity: 'invalid',
      code: 'INTEGRITY_BROKEN',
    })
  })
})
