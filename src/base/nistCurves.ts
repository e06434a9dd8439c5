import { concatBytes } from './bytes.ts'
import { toHex } from './hex.ts'

/** A curve of SP 800-186 §3.2.1: y² = x³ - 3x + b over the integers modulo p, p being 3 modulo 4. */
export type NistCurve = 'P-256' | 'P-384'

const curves = {
  'P-256': {
    size: 32,
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    size: 48,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} as const

/**
 * Whether bytes are a point of the curve in compressed form: 2 or 3, then x (SEC 1 §2.3.3).
 *
 * @example
 * isCompressedPoint('P-256', publicKey) // true for 33 bytes that start with 2 or 3
 */
export function isCompressedPoint(curve: NistCurve, bytes: Uint8Array): boolean {
  const { size, p } = curves[curve]
  if (bytes.length !== size + 1 || (bytes[0] !== 2 && bytes[0] !== 3)) return false
  const x = BigInt(toHex(bytes.subarray(1)))
  // No point has y = 0: the order of both groups is odd. So Euler's criterion gives 1 or p - 1.
  return x < p && power(toSquare(curve, x), (p - 1n) / 2n, p) === 1n
}

/**
 * A point in compressed form, out of its coordinates.
 *
 * @returns `undefined` where it is no point of the curve, or a coordinate is not as long as the field.
 *
 * @example
 * compressPoint('P-256', x, y)?.length // 33
 */
export function compressPoint(
  curve: NistCurve,
  x: Uint8Array,
  y: Uint8Array,
): Uint8Array | undefined {
  const { size, p } = curves[curve]
  if (x.length !== size || y.length !== size) return undefined
  const [xNumber, yNumber] = [BigInt(toHex(x)), BigInt(toHex(y))]
  if (xNumber >= p || yNumber >= p) return undefined
  if ((yNumber * yNumber) % p !== toSquare(curve, xNumber)) return undefined
  return concatBytes(new Uint8Array([yNumber % 2n === 0n ? 2 : 3]), x)
}

function toSquare(curve: NistCurve, x: bigint): bigint {
  const { p, b } = curves[curve]
  return ((((x * x - 3n) * x + b) % p) + p) % p
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
