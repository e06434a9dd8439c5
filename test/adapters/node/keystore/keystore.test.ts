import { expect } from 'chai'
import { encryptKeystoreJson, Wallet } from 'ethers'
import { type Keystore, parseKeystore } from '../../../../src/adapters/node/keystore/Keystore.ts'
import { openKeystore } from '../../../../src/adapters/node/keystore/openKeystore.ts'
import { sealKeystore } from '../../../../src/adapters/node/keystore/sealKeystore.ts'
import { toHex } from '../../../../src/base/hex.ts'
import { createEddsaSigner } from '../../../../src/proof/createEddsaSigner.ts'
import { createRandom } from '../../../support/createRandom.ts'

// The vectors of "Web3 Secret Storage Definition", ethereum.org (MIT): one secret, one password.
const secretOfVectors = '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d'
const vectors = {
  pbkdf2: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  scrypt: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
    ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 262144,
      r: 1,
      p: 8,
      salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19',
    },
    mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
  },
} as const

const secret = new Uint8Array(32).fill(7)
const password = 'correct horse \u00fc'
const cost = { n: 2 ** 12, r: 8, p: 1 }
const read = (value: unknown) => parseKeystore(Buffer.from(JSON.stringify(value)))
const seal = (kind: 'account' | 'ed25519') =>
  sealKeystore({ secret, kind, password, random: createRandom(kind), cost })
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown)
  return (error as { code?: string }).code
}

describe('openKeystore', () => {
  for (const [name, crypto] of Object.entries(vectors)) {
    it(`opens the published vector of ${name}`, async () => {
      const keystore = read({ crypto, id: '3198bc9c-6672-5ab3-d995-4942343ae5b6', version: 3 })
      expect(toHex(await openKeystore(keystore, 'testpassword'))).to.equal(secretOfVectors)
      expect(await codeOf(openKeystore(keystore, 'testpassword '))).to.equal('KEYSTORE_PASSWORD')
    }).timeout(30_000)
  }

  it('opens what another library wrote, and the other way round', async () => {
    const account = { address: new Wallet(toHex(secret)).address, privateKey: toHex(secret) }
    const scrypt = { N: 4096, r: 8, p: 1 }
    const theirs = await encryptKeystoreJson(account, password, { scrypt })
    expect(await openKeystore(parseKeystore(Buffer.from(theirs)), password)).to.deep.equal(secret)
    const ours = await seal('account')
    const { privateKey } = await Wallet.fromEncryptedJson(JSON.stringify(ours), password)
    expect(privateKey).to.equal(toHex(secret))
  }).timeout(30_000)

  it('opens a key for documents, of which nobody makes an account', async () => {
    const keystore = await seal('ed25519')
    const { publicKeyMultibase } = await createEddsaSigner({ seed: secret })
    expect(keystore).to.include({ type: 'cairn-ed25519', publicKeyMultibase })
    expect(keystore).to.not.have.property('address')
    expect(await openKeystore(read(keystore), password)).to.deep.equal(secret)
    const { type: _, ...disguised } = keystore
    expect(await codeOf(openKeystore(read(disguised), password))).to.equal('KEYSTORE_PASSWORD')
  })

  it('notices every byte that was changed', async () => {
    const keystore = await seal('account')
    const { crypto } = keystore
    const turn = (hex: string) => `${hex[0] === '0' ? '1' : '0'}${hex.slice(1)}`
    const changed = [
      { ...crypto, ciphertext: turn(crypto.ciphertext) },
      { ...crypto, mac: turn(crypto.mac) },
      { ...crypto, kdfparams: { ...crypto.kdfparams, salt: turn(crypto.kdfparams.salt) } },
    ]
    for (const other of changed) {
      const opened = openKeystore(read({ ...keystore, crypto: other }), password)
      expect(await codeOf(opened)).to.equal('KEYSTORE_PASSWORD')
    }
  })

  it('does not work for longer than any keystore needs', async () => {
    const { scrypt, pbkdf2 } = vectors
    const costly: readonly (readonly [object, object])[] = [
      [scrypt, { n: 2 ** 23, r: 8 }],
      [scrypt, { n: 2 ** 20, r: 9 }],
      [scrypt, { p: 17 }],
      [pbkdf2, { c: 10_000_001 }],
    ]
    for (const [crypto, change] of costly) {
      const { kdfparams } = crypto as (typeof vectors)['scrypt']
      const keystore = read({
        version: 3,
        crypto: { ...crypto, kdfparams: { ...kdfparams, ...change } },
      })
      expect(await codeOf(openKeystore(keystore, 'x'))).to.equal('KEYSTORE_TOO_COSTLY')
    }
    const odd = { ...scrypt, kdfparams: { ...scrypt.kdfparams, n: 4095 } }
    const malformed = openKeystore(read({ version: 3, crypto: odd }), 'x')
    expect(await codeOf(malformed)).to.equal('KEYSTORE_MALFORMED')
  })
})

describe('parseKeystore', () => {
  it('reads what old programs wrote', () => {
    const { kdf } = read({ version: 3, Crypto: vectors.scrypt }).crypto
    expect(kdf).to.equal('scrypt')
  })

  it('refuses what is none', () => {
    const crypto = vectors.scrypt
    const good: Pick<Keystore, 'version' | 'crypto'> = { version: 3, crypto }
    const bad: Record<string, unknown> = {
      'no object': [],
      'no version': { crypto },
      'an older version': { ...good, version: 1 },
      'another cipher': { ...good, crypto: { ...crypto, cipher: 'aes-128-cbc' } },
      'another function': { ...good, crypto: { ...crypto, kdf: 'argon2' } },
      'a shorter key': { ...good, crypto: { ...crypto, ciphertext: crypto.mac.slice(2) } },
      'another type': { ...good, type: 'x' },
      'an address that is none': { ...good, address: '0x12' },
      'a key of another length': {
        ...good,
        crypto: { ...crypto, kdfparams: { ...crypto.kdfparams, dklen: 16 } },
      },
    }
    for (const [what, value] of Object.entries(bad)) {
      expect(() => read(value), what)
        .to.throw()
        .with.property('code', 'KEYSTORE_MALFORMED')
    }
    expect(() => parseKeystore(Buffer.from('{')))
      .to.throw()
      .with.property('code', 'KEYSTORE_MALFORMED')
  })
})
