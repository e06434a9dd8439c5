import { base58 } from '@scure/base'
import { expect } from 'chai'
import { multikeyToJwk } from '../../../src/proof/jwt/multikeyToJwk.ts'
import { publicJwk } from './tokens.ts'

function toMultikey(...bytes: readonly Uint8Array[]): string {
  return `z${base58.encode(Buffer.concat(bytes))}`
}

function compress({ x, y }: Readonly<Record<string, string>>): Uint8Array {
  const isOdd = (Buffer.from(y as string, 'base64url').at(-1) as number) & 1
  return Buffer.concat([Uint8Array.of(2 + isOdd), Buffer.from(x as string, 'base64url')])
}

const p256 = Uint8Array.of(0x80, 0x24)
const p384 = Uint8Array.of(0x81, 0x24)
const ed25519 = Uint8Array.of(0xed, 0x01)

describe('multikeyToJwk', () => {
  it('reads the keys of these tests', async () => {
    const [es256, es384, eddsa] = [publicJwk('es256'), publicJwk('es384'), publicJwk('eddsa')]
    expect(await multikeyToJwk(toMultikey(p256, compress(es256)))).to.deep.equal(es256)
    expect(await multikeyToJwk(toMultikey(p384, compress(es384)))).to.deep.equal(es384)
    const bytes = Buffer.from(eddsa.x as string, 'base64url')
    expect(await multikeyToJwk(toMultikey(ed25519, bytes))).to.deep.equal(eddsa)
  })

  it('reads the P-256 key of the did:key method specification', async () => {
    expect(await multikeyToJwk('zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv')).to.include({
      kty: 'EC',
      crv: 'P-256',
    })
  })

  it('reads nothing else', async () => {
    const es256 = compress(publicJwk('es256'))
    const uncompressed = Buffer.concat([
      Uint8Array.of(4),
      ...[publicJwk('es256').x, publicJwk('es256').y].map((it) => Buffer.from(it!, 'base64url')),
    ])
    for (const [what, multikey] of Object.entries({
      nothing: '',
      'no digits': 'z',
      'another base': 'uAAAA',
      'other digits': 'z0OIl',
      secp256k1: toMultikey(Uint8Array.of(0xe7, 0x01), es256),
      'a P-256 key as one of P-384': toMultikey(p384, es256),
      'an uncompressed point': toMultikey(p256, uncompressed),
      'a form of a point that is none': toMultikey(p256, Uint8Array.of(5), es256.subarray(1)),
      'a coordinate that no point has': toMultikey(
        p256,
        Uint8Array.of(2),
        new Uint8Array(32).fill(255),
      ),
      'something long': `z${'2'.repeat(5000)}`,
    })) {
      expect(await multikeyToJwk(multikey), what).to.equal(undefined)
    }
  })
})
