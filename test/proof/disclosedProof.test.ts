import { decode, encode } from 'cborg'
import { expect } from 'chai'
import { decodeDisclosedProof } from '../../src/proof/disclosedProof.ts'
import { readJson } from './vectors.ts'

const document = readJson('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json')
const { proofValue } = document.proof as { proofValue: string }
const bytes = new Uint8Array(Buffer.from(proofValue.slice(1), 'base64url'))
const [baseSignature, publicKey, signatures, labels, indexes] = decode(bytes.slice(3), {
  useMaps: true,
}) as [Uint8Array, Uint8Array, Uint8Array[], Map<number, Uint8Array>, number[]]

const toText = (content: Uint8Array, prefix = [0xd9, 0x5d, 0x01]) =>
  `u${Buffer.from([...prefix, ...content]).toString('base64url')}`

/** The published proof with some of its components changed. */
function withComponents(changes: Readonly<Record<number, unknown>>): string {
  const components: unknown[] = [baseSignature, publicKey, signatures, labels, indexes]
  for (const [i, value] of Object.entries(changes)) components[Number(i)] = value
  return toText(encode(components))
}

function withLabels(change: (labels: Map<unknown, unknown>) => void): string {
  const changed = new Map<unknown, unknown>(labels)
  change(changed)
  return withComponents({ 3: changed })
}

const zeros = (size: number) => new Uint8Array(size)

describe('disclosedProof', () => {
  it('reads the W3C vector', () => {
    expect(decodeDisclosedProof(proofValue)).to.deep.include({
      baseSignature,
      signatures,
      mandatoryIndexes: indexes,
    })
    expect(withComponents({})).to.equal(proofValue)
    expect(decodeDisclosedProof(proofValue)).to.have.nested.property('documentKey.type', 'P-256')
  })

  it('takes a proof that discloses nothing beside the mandatory', () => {
    expect(decodeDisclosedProof(withComponents({ 2: [], 3: new Map(), 4: [] }))).to.be.an('object')
  })

  it('knows a base proof', () => {
    const content = encode([baseSignature, publicKey, zeros(32), signatures, ['/issuer']])
    expect(decodeDisclosedProof(toText(content, [0xd9, 0x5d, 0x00]))).to.equal('base')
  })

  it('knows what is too large', () => {
    expect(decodeDisclosedProof(`u2V0B${'A'.repeat(10_000_000)}`)).to.equal('too large')
    const many = (count: number) => Array.from({ length: count }, () => zeros(64))
    expect(decodeDisclosedProof(withComponents({ 2: many(257) }))).to.equal('too large')
    expect(decodeDisclosedProof(withComponents({ 2: many(256) }))).to.be.an('object')
    const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)
    expect(decodeDisclosedProof(withComponents({ 4: upTo(8193) }))).to.equal('too large')
    expect(decodeDisclosedProof(withComponents({ 4: upTo(8192) }))).to.be.an('object')
  })

  const first = labels.get(0) as Uint8Array
  const hex = Buffer.from(bytes.slice(3)).toString('hex')
  const replaced = (found: string, by: string) => {
    expect(hex).to.include(found)
    return toText(new Uint8Array(Buffer.from(hex.replace(found, by), 'hex')))
  }
  const malformed: Readonly<Record<string, string>> = {
    nothing: '',
    'the prefix alone': 'u2V0B',
    'base58-btc': `z${proofValue.slice(1)}`,
    'another tag': toText(bytes.slice(3), [0xd9, 0x5d, 0x02]),
    'no tag': toText(bytes.slice(3), []),
    padding: `${proofValue}=`,
    'spare bits': `${proofValue.slice(0, -1)}x`,
    'another alphabet': proofValue.replaceAll('-', '+').replaceAll('_', '/'),
    'a byte too few': toText(bytes.slice(3, -1)),
    'a byte too many': toText(new Uint8Array([...bytes.slice(3), 0])),
    'a map': toText(encode(new Map())),
    'four components': toText(encode([baseSignature, publicKey, signatures, labels])),
    'six components': toText(encode([baseSignature, publicKey, signatures, labels, indexes, 0])),
    'a list without a length': toText(new Uint8Array(Buffer.from(`9f${hex.slice(2)}ff`, 'hex'))),
    'an integer in a byte': replaced('a60058', 'a6180058'),
    'tagged bytes': replaced('855840', '85d8405840'),
    'a base signature of 63 bytes': withComponents({ 0: zeros(63) }),
    'a base signature as text': withComponents({ 0: 'x'.repeat(64) }),
    'a key of 34 bytes': withComponents({ 1: publicKey.slice(0, 34) }),
    'a key off the curve': withComponents({ 1: new Uint8Array(35).fill(0xff).with(0, 0x80) }),
    'an Ed25519 key': withComponents({ 1: new Uint8Array([0xed, 0x01, ...zeros(33)]) }),
    'a signature of 63 bytes': withComponents({ 2: [zeros(63)] }),
    'a signature of 65 bytes': withComponents({ 2: [zeros(65)] }),
    'signatures in one': withComponents({ 2: zeros(64) }),
    'labels in a list': withComponents({ 3: [...labels.values()] }),
    'a node twice': replaced('a6005820', `a7005820${'00'.repeat(32)}005820`),
    'a label of 31 bytes': withLabels((map) => map.set(0, zeros(31))),
    'a label as text': withLabels((map) => map.set(0, 'x'.repeat(32))),
    'one label for two nodes': withLabels((map) => map.set(1, first)),
    'a node left out': withLabels((map) => map.delete(0)),
    'a node beyond': withLabels((map) => map.set(labels.size + 1, zeros(32))),
    'a node by name': withLabels((map) => map.set('c14n0', zeros(32))),
    'an index twice': withComponents({ 4: [0, 1, 1] }),
    'indexes in another order': withComponents({ 4: [1, 0] }),
    'a negative index': withComponents({ 4: [-1] }),
    'half an index': withComponents({ 4: [0.5] }),
    'an index beyond 2^53': withComponents({ 4: [2n ** 60n] }),
    'an index as text': withComponents({ 4: ['0'] }),
    'deep nesting': toText(zeros(100_000).fill(0x81)),
  }
  for (const [what, text] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      expect(decodeDisclosedProof(text)).to.equal('malformed')
    })
  }
})
