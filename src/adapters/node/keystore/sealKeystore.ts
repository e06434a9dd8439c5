import { createCipheriv, randomUUID } from 'node:crypto'
import { keccak256 } from '../../../base/hash.ts'
import { toHex } from '../../../base/hex.ts'
import { createEddsaSigner } from '../../../proof/createEddsaSigner.ts'
import { ed25519Type, type Keystore } from './Keystore.ts'
import { computeMac, deriveKey } from './openKeystore.ts'

/** What a password costs to try: 256 MiB and about a second, the default of Ethereum's programs. */
const standardCost = { n: 2 ** 18, r: 8, p: 1 } as const

/** What is encrypted, and how. */
export type SealKeystoreOptions = {
  /** 32 bytes. */
  readonly secret: Uint8Array
  /** An Ethereum account (secp256k1), or a key for documents. */
  readonly kind: 'account' | 'ed25519'
  readonly password: string
  /** Unguessable bytes. */
  readonly random: (size: number) => Uint8Array
  /** Of scrypt. */
  readonly cost?: { readonly n: number; readonly r: number; readonly p: number }
}

/**
 * Encrypts a secret key with a password: Web3 Secret Storage, version 3. What is in clear tells whose key it is: the
 * address of an account, or the public key as a Multikey.
 *
 * @example
 * const keystore = await sealKeystore({ secret, kind: 'ed25519', password, random })
 */
export async function sealKeystore(options: SealKeystoreOptions): Promise<Keystore> {
  const { secret, kind, password, random, cost = standardCost } = options
  const plain = (bytes: Uint8Array) => toHex(bytes).slice(2)
  const kdfparams = { dklen: 32, salt: plain(random(32)), ...cost } as const
  const iv = random(16)
  const clear = {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: plain(iv) },
    ciphertext: '',
    mac: '',
    kdf: 'scrypt',
    kdfparams,
  } as const
  const key = await deriveKey(clear, password)
  const cipher = createCipheriv('aes-128-ctr', key.subarray(0, 16), iv)
  const encrypted = Uint8Array.from(Buffer.concat([cipher.update(secret), cipher.final()]))
  const type = kind === 'ed25519' ? ed25519Type : undefined
  const mac = plain(computeMac({ key, encrypted, type }))
  const crypto = { ...clear, ciphertext: plain(encrypted), mac }
  return { version: 3, id: randomUUID(), ...(await describe(secret, kind)), crypto }
}

async function describe(secret: Uint8Array, kind: SealKeystoreOptions['kind']) {
  if (kind === 'account') {
    const { secp256k1 } = await import('@noble/curves/secp256k1')
    // The point without the byte that says how it is written.
    const point = secp256k1.getPublicKey(secret, false).subarray(1)
    return { address: toHex(keccak256(point).subarray(12)).slice(2) }
  }
  const { publicKeyMultibase } = await createEddsaSigner({ seed: secret })
  return { type: ed25519Type, publicKeyMultibase } as const
}
