import { p256, p384 } from '@noble/curves/nist'
import { expect } from 'chai'
import { compressPoint, isCompressedPoint } from '../../src/base/nistCurves.ts'
import { fc } from '../support/fastCheck.ts'

for (const [name, curve, size] of [
  ['P-256', p256, 32],
  ['P-384', p384, 48],
] as const) {
  describe(`nistCurves, ${name}`, () => {
    const secrets = fc
      .uint8Array({ minLength: size, maxLength: size })
      .filter((bytes) => curve.utils.isValidPrivateKey(bytes))

    it('knows points as noble does', () => {
      const isPoint = (bytes: Uint8Array) => {
        try {
          curve.ProjectivePoint.fromHex(bytes)
          return true
        } catch {
          return false
        }
      }
      fc.assert(
        fc.property(
          fc.constantFrom(2, 3),
          fc.uint8Array({ minLength: size, maxLength: size }),
          (first, x) => {
            const bytes = new Uint8Array([first, ...x])
            expect(isCompressedPoint(name, bytes)).to.equal(isPoint(bytes))
          },
        ),
      )
    })

    it('compresses points as noble does', () => {
      fc.assert(
        fc.property(secrets, (secret) => {
          const whole = curve.getPublicKey(secret, false)
          const [x, y] = [whole.slice(1, size + 1), whole.slice(size + 1)]
          expect(compressPoint(name, x, y)).to.deep.equal(curve.getPublicKey(secret, true))
          expect(compressPoint(name, y, x)).to.equal(undefined)
        }),
        { numRuns: 20 },
      )
    })

    it('refuses coordinates that are too short, too long or beyond the field', () => {
      const whole = curve.getPublicKey(new Uint8Array(size).fill(7), false)
      const [x, y] = [whole.slice(1, size + 1), whole.slice(size + 1)]
      for (const other of [
        x.slice(1),
        new Uint8Array([0, ...x]),
        new Uint8Array(size).fill(0xff),
      ]) {
        expect(compressPoint(name, other, y)).to.equal(undefined)
        expect(compressPoint(name, x, other)).to.equal(undefined)
      }
    })
  })
}
