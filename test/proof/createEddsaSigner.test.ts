import { inspect } from 'node:util'
import { expect } from 'chai'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { keyPair } from './vectors.ts'

const { publicKeyMultibase, privateKeyMultibase: secretKeyMultibase } = keyPair
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error.code,
  )

describe('createEddsaSigner', () => {
  it('names the key as a did:key', async () => {
    const signer = await createEddsaSigner({ secretKeyMultibase, publicKeyMultibase })
    expect(signer.verificationMethod).to.equal(
      `did:key:${publicKeyMultibase}#${publicKeyMultibase}`,
    )
  })

  it('takes a seed and another name for the key', async () => {
    const verificationMethod = 'did:web:academy.example#key-1'
    const signer = await createEddsaSigner({ seed: new Uint8Array(32).fill(7), verificationMethod })
    expect(signer.verificationMethod).to.equal(verificationMethod)
    expect(signer.publicKeyMultibase).to.match(/^z6Mk/)
  })

  it('keeps its own copy of the seed', async () => {
    const seed = new Uint8Array(32).fill(7)
    const signer = await createEddsaSigner({ seed })
    const before = await signer.sign(new Uint8Array(64))
    seed.fill(0)
    expect(await signer.sign(new Uint8Array(64))).to.deep.equal(before)
  })

  it('refuses what is not a key', async () => {
    expect(await codeOf(createEddsaSigner({ seed: new Uint8Array(31) }))).to.equal(
      'INVALID_MULTIKEY',
    )
    expect(await codeOf(createEddsaSigner({ secretKeyMultibase: publicKeyMultibase }))).to.equal(
      'INVALID_MULTIKEY',
    )
  })

  it('refuses a public key of another pair', async () => {
    const other = 'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'
    const promise = createEddsaSigner({ secretKeyMultibase, publicKeyMultibase: other })
    expect(await codeOf(promise)).to.equal('KEY_PAIR_MISMATCH')
  })

  it('does not show the secret', async () => {
    const seed = new Uint8Array(32).fill(0xab)
    for (const options of [{ secretKeyMultibase }, { seed }]) {
      const signer = await createEddsaSigner(options)
      const shown = JSON.stringify(signer) + inspect(signer, { depth: 9, showHidden: true })
      expect(shown).not.to.include(secretKeyMultibase.slice(5, 25))
      expect(shown).not.to.match(/abab|171,\s*171/)
    }
  })

  it('signs alike with what Node has and without it', async () => {
    const { getBuiltinModule } = process
    const seed = new Uint8Array(32).fill(7)
    const bytes = [new Uint8Array(), new Uint8Array(64).fill(5), new Uint8Array(1000).fill(9)]
    const sign = async () => {
      const signer = await createEddsaSigner({ seed })
      return Promise.all(bytes.map((it) => signer.sign(it)))
    }
    const signed = await sign()
    try {
      process.getBuiltinModule = (() => undefined) as never
      expect(await sign()).to.deep.equal(signed)
    } finally {
      process.getBuiltinModule = getBuiltinModule
    }
  })
})
