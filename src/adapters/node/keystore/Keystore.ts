import * as v from 'valibot'
import { describeFault, readShape } from '../../../base/readShape.ts'
import { type JsonValue, parseJson } from '../../../credential/parseJson.ts'
import { KeystoreError } from './KeystoreError.ts'

/** What a keystore of an Ed25519 key says that it is. One of Ethereum's says nothing. */
export const ed25519Type = 'cairn-ed25519'

/** The longest that is read, in bytes. */
const maxBytes = 2 ** 16

const hex = (bytes: number) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^[0-9a-fA-F]{${bytes * 2}}$`), `expected ${bytes} bytes of hex`),
  )
const anyHex = v.pipe(v.string(), v.regex(/^([0-9a-fA-F]{2}){1,64}$/, 'expected hex'))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** As scrypt (RFC 7914) or PBKDF2 (RFC 8018) take them. */
const kdf = v.variant('kdf', [
  v.object({
    kdf: v.literal('scrypt'),
    kdfparams: v.object({ dklen: v.literal(32), salt: anyHex, n: count, r: count, p: count }),
  }),
  v.object({
    kdf: v.literal('pbkdf2'),
    kdfparams: v.object({
      dklen: v.literal(32),
      salt: anyHex,
      c: count,
      prf: v.literal('hmac-sha256'),
    }),
  }),
])

const crypto = v.intersect([
  v.object({
    cipher: v.literal('aes-128-ctr'),
    cipherparams: v.object({ iv: hex(16) }),
    ciphertext: hex(32),
    mac: hex(32),
  }),
  kdf,
])

const shape = v.object({
  version: v.literal(3),
  id: v.optional(v.string()),
  // Without 0x, as the programs of Ethereum write it, or with it.
  address: v.optional(v.pipe(v.string(), v.regex(/^(0x)?[0-9a-fA-F]{40}$/, 'expected an address'))),
  type: v.optional(v.literal(ed25519Type, `expected ${ed25519Type}, or none`)),
  publicKeyMultibase: v.optional(v.string()),
  crypto,
})

/** A secret key of 32 bytes, encrypted with a password: Web3 Secret Storage, version 3, of Ethereum. Bytes are hex. */
export type Keystore = {
  readonly version: 3
  readonly id?: string | undefined
  /** Of an account. */
  readonly address?: string | undefined
  /** Of an Ed25519 key. */
  readonly type?: 'cairn-ed25519' | undefined
  /** Of an Ed25519 key, as a Multikey. */
  readonly publicKeyMultibase?: string | undefined
  readonly crypto: {
    readonly cipher: 'aes-128-ctr'
    readonly cipherparams: { readonly iv: string }
    /** 32 bytes. */
    readonly ciphertext: string
    /** 32 bytes, by which it is known whether the password is the right one. */
    readonly mac: string
  } & (
    | {
        readonly kdf: 'scrypt'
        readonly kdfparams: {
          readonly dklen: 32
          readonly salt: string
          readonly n: number
          readonly r: number
          readonly p: number
        }
      }
    | {
        readonly kdf: 'pbkdf2'
        readonly kdfparams: {
          readonly dklen: 32
          readonly salt: string
          readonly c: number
          readonly prf: 'hmac-sha256'
        }
      }
  )
}

/**
 * Reads a keystore, without opening it.
 *
 * @throws {KeystoreError} `KEYSTORE_MALFORMED`.
 */
export function parseKeystore(bytes: Uint8Array): Keystore {
  let value: JsonValue
  try {
    value = parseJson(bytes, { maxBytes })
  } catch (cause) {
    throw new KeystoreError({ code: 'KEYSTORE_MALFORMED', problem: 'it is no JSON', cause })
  }
  const read = readShape(shape, withSmallNames(value))
  if ('value' in read) return read.value
  const [first] = read.faults
  const problem = first ? describeFault(first, 'keystore') : 'it is of another form'
  throw new KeystoreError({ code: 'KEYSTORE_MALFORMED', problem })
}

/** Old programs write `Crypto`. */
function withSmallNames(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { Crypto, ...rest } = value as { readonly [name: string]: JsonValue }
  return Crypto === undefined ? value : { crypto: Crypto, ...rest }
}
