import nodeCrypto from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519'
import { expect } from 'chai'

type Module = typeof import('../../src/proof/platformEd25519.ts')

let count = 0

/** The module, read anew on a platform that has this of Node, and this of WebCrypto. */
async function load({
  getBuiltinModule,
  crypto = globalThis.crypto,
}: {
  getBuiltinModule?: unknown
  crypto?: unknown
}): Promise<Module & { readonly signer: ReturnType<Module['createNodeSign']> }> {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'crypto') as PropertyDescriptor
  const own = process.getBuiltinModule
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true })
  process.getBuiltinModule = getBuiltinModule as typeof own
  try {
    count += 1
    const module: Module = await import(`../../src/proof/platformEd25519.ts?${count}`)
    return { ...module, signer: module.createNodeSign(secret) }
  } finally {
    process.getBuiltinModule = own
    Object.defineProperty(globalThis, 'crypto', before)
  }
}

const secret = new Uint8Array(32).fill(7)
const data = new Uint8Array(100).fill(5)
const { createPrivateKey, createPublicKey, sign, verify } = nodeCrypto

describe('platformEd25519', () => {
  it('is what Node has', async () => {
    const { platformSubtle, signer } = await load({ getBuiltinModule: process.getBuiltinModule })
    const signature = await signer?.(data)
    expect(signature).to.deep.equal(ed25519.sign(data, secret))

    expect(platformSubtle).not.to.equal(globalThis.crypto.subtle)
    const publicKey = new Uint8Array(ed25519.getPublicKey(secret))
    const key = await platformSubtle?.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    const isGood = (bytes: Uint8Array<ArrayBuffer>) =>
      platformSubtle?.verify('Ed25519', key as CryptoKey, new Uint8Array(signature ?? []), bytes)
    expect(await isGood(data)).to.equal(true)
    expect(await isGood(new Uint8Array(100))).to.equal(false)
  })

  it('is WebCrypto, and nothing to sign with, where Node has not all of it', async () => {
    const none = [undefined, () => undefined]
    const some = [
      { createPrivateKey, createPublicKey },
      { sign, verify },
    ].map((it) => () => it)
    for (const getBuiltinModule of [...none, ...some]) {
      const { platformSubtle, signer } = await load({ getBuiltinModule })
      expect(platformSubtle).to.equal(globalThis.crypto.subtle)
      expect(signer).to.equal(undefined)
    }
  })

  it('is nothing where there is neither', async () => {
    for (const crypto of [null, {}]) {
      expect((await load({ crypto })).platformSubtle).to.equal(undefined)
    }
  })
})
