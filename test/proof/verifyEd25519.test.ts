import { ed25519 } from '@noble/curves/ed25519'
import { expect } from 'chai'
import { fromHex } from '../../src/base/hex.ts'
import type { Subtle } from '../../src/proof/platformEd25519.ts'
import { verifyEd25519 } from '../../src/proof/verifyEd25519.ts'
import { readText } from './vectors.ts'

type Case = { readonly message: string; readonly pub_key: string; readonly signature: string }

const cases: readonly Case[] = JSON.parse(readText('ed25519/cases.json'))
const signed = cases.map(({ message, pub_key, signature }) => ({
  publicKey: fromHex(`0x${pub_key}`),
  signature: fromHex(`0x${signature}`),
  data: fromHex(`0x${message}`),
}))

/** With the cofactor, no key of small order, s below the order, one encoding. */
const good = [4, 5, 6, 7, 8]

const secret = new Uint8Array(32).fill(7)
const data = new Uint8Array([1, 2, 3])
const ordinary = {
  publicKey: ed25519.getPublicKey(secret),
  signature: ed25519.sign(data, secret),
  data,
}

/** A platform that counts how often it is asked, and answers as it is told. */
function answering(answer: () => boolean) {
  const asked = { verify: 0, importKey: 0 }
  const subtle = {
    importKey: async () => {
      asked.importKey++
      return {}
    },
    verify: async () => {
      asked.verify++
      return answer()
    },
  } as unknown as Subtle
  return { subtle, asked }
}

const none = null as unknown as Subtle

describe('verifyEd25519', () => {
  for (const [i, given] of signed.entries()) {
    it(`judges the published case ${i} alike with and without the platform`, async () => {
      expect(await verifyEd25519(given)).to.equal(good.includes(i))
      expect(await verifyEd25519(given, none)).to.equal(good.includes(i))
    })
  }

  it('asks no platform about keys and signatures that platforms judge differently', async () => {
    const { subtle, asked } = answering(() => true)
    for (const i of [0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14]) {
      expect(await verifyEd25519(signed[i]!, subtle), String(i)).to.equal(good.includes(i))
    }
    expect(asked.verify).to.equal(0)
  })

  it('asks no platform about points of small order, whatever their sign', async () => {
    const { subtle, asked } = answering(() => true)
    const small = [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '0000000000000000000000000000000000000000000000000000000000000000',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      // The same, and 2^255 - 19 and above: no y at all.
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ].map((hex) => fromHex(`0x${hex}`))
    for (const point of small.flatMap((it) => [it, it.with(31, (it[31] as number) | 0x80)])) {
      const s = ordinary.signature.slice(32)
      await verifyEd25519({ ...ordinary, publicKey: point }, subtle)
      await verifyEd25519({ ...ordinary, signature: new Uint8Array([...point, ...s]) }, subtle)
    }
    expect(asked.verify).to.equal(0)
  })

  it('asks no platform about numbers that may be above the order', async () => {
    const { subtle, asked } = answering(() => true)
    for (const highest of [0x10, 0x11, 0x80]) {
      const signature = ordinary.signature.with(63, highest)
      expect(await verifyEd25519({ ...ordinary, signature }, subtle)).to.equal(false)
    }
    expect(asked.verify).to.equal(0)
  })

  it('asks a platform that there is so that it answers', async () => {
    const answers: boolean[] = []
    const { subtle } = globalThis.crypto
    const verify = async (...given: Parameters<Subtle['verify']>) => {
      const answer = await subtle.verify(...given)
      answers.push(answer)
      return answer
    }
    const importKey = subtle.importKey.bind(subtle)
    expect(await verifyEd25519(ordinary, { importKey, verify })).to.equal(true)
    expect(answers).to.deep.equal([true])
  })

  it('takes the word of the platform for what it says holds, and asks for each key once', async () => {
    const { subtle, asked } = answering(() => true)
    expect(await verifyEd25519(ordinary, subtle)).to.equal(true)
    expect(await verifyEd25519(ordinary, subtle)).to.equal(true)
    expect(asked).to.deep.equal({ verify: 2, importKey: 1 })
  })

  for (const [what, answer] of Object.entries<() => boolean>({
    'says no': () => false,
    'lacks Ed25519': () => {
      throw new Error('NotSupportedError')
    },
  })) {
    it(`judges by itself where the platform ${what}`, async () => {
      const { subtle } = answering(answer)
      expect(await verifyEd25519(ordinary, subtle)).to.equal(true)
      const changed = { ...ordinary, data: new Uint8Array([1, 2, 4]) }
      expect(await verifyEd25519(changed, subtle)).to.equal(false)
    })
  }

  it('refuses keys and signatures of another length', async () => {
    const { publicKey, signature } = ordinary
    expect(await verifyEd25519({ ...ordinary, publicKey: publicKey.slice(1) })).to.equal(false)
    expect(await verifyEd25519({ ...ordinary, signature: signature.slice(1) })).to.equal(false)
  })
})
