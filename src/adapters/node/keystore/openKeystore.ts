import { createDecipheriv, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { scryptAsync } from '@noble/hashes/scrypt'
import { concatBytes, utf8 } from '../../../base/bytes.ts'
import { keccak256 } from '../../../base/hash.ts'
import { fromHex } from '../../../base/hex.ts'
import type { ed25519Type, Keystore } from './Keystore.ts'
import { KeystoreError } from './KeystoreError.ts'

/** Of scrypt: four times what the programs of Ethereum take by default, in bytes. */
const mostMemory = 2 ** 30
/** Of scrypt, how often that is gone through; and of PBKDF2. */
const mostPasses = 16
const mostIterations = 10_000_000

/**
 * The secret key in a keystore, 32 bytes.
 *
 * @throws {KeystoreError} `KEYSTORE_PASSWORD` where the password is another one or the file was changed,
 * `KEYSTORE_TOO_COSTLY` where it asks for more than any keystore needs.
 *
 * @example
 * const secret = await openKeystore(parseKeystore(await readFile('signing.json')), password)
 */
export async function openKeystore(keystore: Keystore, password: string): Promise<Uint8Array> {
  const { cipherparams, ciphertext, mac } = keystore.crypto
  const key = await deriveKey(keystore.crypto, password)
  const encrypted = fromHex(`0x${ciphertext}`)
  const expected = computeMac({ key, encrypted, type: keystore.type })
  if (!timingSafeEqual(expected, fromHex(`0x${mac}`))) {
    throw new KeystoreError({ code: 'KEYSTORE_PASSWORD', problem: 'the password is another one' })
  }
  const cipher = createDecipheriv(
    'aes-128-ctr',
    key.subarray(0, 16),
    fromHex(`0x${cipherparams.iv}`),
  )
  return Uint8Array.from(Buffer.concat([cipher.update(encrypted), cipher.final()]))
}

/** The 32 bytes that a password becomes. */
export async function deriveKey(crypto: Keystore['crypto'], password: string): Promise<Uint8Array> {
  const secret = utf8(password.normalize('NFKC'))
  const salt = fromHex(`0x${crypto.kdfparams.salt}`)
  if (crypto.kdf === 'pbkdf2') {
    const { c } = crypto.kdfparams
    if (c > mostIterations) throw tooCostly()
    return promisify(pbkdf2)(secret, salt, c, 32, 'sha256')
  }
  const { n: N, r, p } = crypto.kdfparams
  const memory = 128 * N * r
  if (memory > mostMemory || p > mostPasses) throw tooCostly()
  // scrypt takes a power of two; some room beside what it works in.
  if (!Number.isInteger(Math.log2(N)) || N === 1) {
    throw new KeystoreError({ code: 'KEYSTORE_MALFORMED', problem: '`n` is no power of two' })
  }
  // RFC 7914 §2 wants it below 2^(16r), and Node insists; a published vector of keystores is beyond.
  if (Math.log2(N) >= 16 * r) return scryptAsync(secret, salt, { N, r, p, dkLen: 32 })
  const options = { N, r, p, maxmem: memory + 128 * r * (p + 2) + 2 ** 20 }
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/**
 * What a keystore is recognised by. That of an Ed25519 key has its type in it: a program that looks for a key of
 * Ethereum's does not find one.
 */
export function computeMac(options: {
  key: Uint8Array
  encrypted: Uint8Array
  type: typeof ed25519Type | undefined
}): Uint8Array {
  const { key, encrypted, type } = options
  return keccak256(concatBytes(utf8(type ?? ''), key.subarray(16, 32), encrypted))
}

function tooCostly(): KeystoreError {
  return new KeystoreError({
    code: 'KEYSTORE_TOO_COSTLY',
    problem: 'it would take too long to open',
  })
}
