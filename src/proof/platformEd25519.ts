import { concatBytes } from '../base/bytes.ts'
import { fromHex } from '../base/hex.ts'

/** What of the platform's cryptography is used to check signatures. */
export type Subtle = Pick<SubtleCrypto, 'importKey' | 'verify'>

/** What Node has beside WebCrypto: the same, without a way through another thread. */
type NodeCrypto = {
  createPrivateKey?(key: { key: Uint8Array; format: 'der'; type: 'pkcs8' }): object
  createPublicKey?(key: { key: Uint8Array; format: 'der'; type: 'spki' }): object
  sign?(algorithm: null, data: Uint8Array, key: object): Uint8Array
  verify?(algorithm: null, data: Uint8Array, key: object, signature: Uint8Array): boolean
}
type Platform = {
  readonly process?: { getBuiltinModule?(name: 'node:crypto'): NodeCrypto | undefined }
}

/** What stands before the 32 bytes of an Ed25519 key (RFC 8410 §4, §7). */
const headers = {
  public: fromHex('0x302a300506032b6570032100'),
  secret: fromHex('0x302e020100300506032b657004220420'),
} as const

function readNode(): NodeCrypto {
  return (globalThis as Platform).process?.getBuiltinModule?.('node:crypto') ?? {}
}

/**
 * Signs with an Ed25519 key as Node does, in a fiftieth of the time; `undefined` elsewhere. WebCrypto would not do:
 * the signatures of some browsers differ each time.
 *
 * @param secret 32 bytes.
 */
export function createNodeSign(
  secret: Uint8Array,
): ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined {
  const { createPrivateKey, sign } = readNode()
  if (!createPrivateKey || !sign) return undefined
  const der = concatBytes(headers.secret, secret)
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return async (bytes) => new Uint8Array(sign(null, bytes, key))
}

/** Checks Ed25519 signatures: Node's own way where there is one, else WebCrypto; `undefined` without either. */
export const platformSubtle: Subtle | undefined = createNodeSubtle() ?? globalThis.crypto?.subtle

function createNodeSubtle(): Subtle | undefined {
  const { createPublicKey, verify } = readNode()
  if (!createPublicKey || !verify) return undefined
  return {
    importKey: async (_: string, raw: Uint8Array) =>
      createPublicKey({ key: concatBytes(headers.public, raw), format: 'der', type: 'spki' }),
    verify: async (_: string, key: object, signature: Uint8Array, data: Uint8Array) =>
      verify(null, data, key, signature),
  } as unknown as Subtle
}
