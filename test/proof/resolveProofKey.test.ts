import { expect } from 'chai'
import type { KeyPurpose, ResolveKey } from '../../src/base/ResolveKey.ts'
import { resolveProofKey } from '../../src/proof/resolveProofKey.ts'
import { createPair } from './signers.ts'

const { multikey: key } = createPair('Ed25519')
const { multikey: other } = createPair('Ed25519', 8)
const { multikey: p256 } = createPair('P-256')

async function codeOf(method: string, resolveKey?: ResolveKey): Promise<string> {
  const result = await resolveProofKey(method, 'assertionMethod', resolveKey)
  return result.outcome === 'resolved' ? result.multikey : `${result.outcome} ${result.code}`
}

const invalid = 'failed VERIFICATION_METHOD_INVALID'
const unresolved = 'unknown VERIFICATION_METHOD_UNRESOLVED'

describe('resolveProofKey', () => {
  for (const type of ['Ed25519', 'P-256', 'P-384'] as const) {
    it(`takes the did:key of a ${type} key`, async () => {
      const { method, multikey } = createPair(type)
      const result = await resolveProofKey(method, 'assertionMethod')
      expect(result).to.include({ outcome: 'resolved', type, multikey })
    })
  }

  it('asks nobody for a did:key', async () => {
    const resolveKey = () => expect.fail()
    expect(await codeOf(`did:key:${key}#${key}`, resolveKey)).to.equal(key)
    expect(await codeOf(`did:key:${key}`, resolveKey)).to.equal(unresolved)
  })

  for (const method of [
    `did:key:${key}#`,
    `did:key:${key}#${other}`,
    `did:key:${other}#${key}`,
    `did:key:${key}#${key}#${key}`,
    `did:key:${p256}#${key}`,
    'did:key:#',
    'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme#zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
    `did:key:z${'6'.repeat(100_000)}#z${'6'.repeat(100_000)}`,
  ]) {
    it(`refuses ${method.slice(0, 150)}`, async () => {
      expect(await codeOf(method)).to.equal(invalid)
    })
  }

  it('asks for any other, with the purpose', async () => {
    const asked: [string, KeyPurpose][] = []
    const resolveKey: ResolveKey = async (...question) => {
      asked.push(question)
      return { multikey: p256 }
    }
    const method = 'did:web:academy.example#key-1'
    await resolveProofKey(method, 'authentication', resolveKey)
    expect(await codeOf(method, resolveKey)).to.equal(p256)
    expect(asked).to.deep.equal([
      [method, 'authentication'],
      [method, 'assertionMethod'],
    ])
  })

  it('does not take the fragment of another URL for a key', async () => {
    expect(await codeOf(`https://academy.example/keys#${key}`)).to.equal(unresolved)
    expect(await codeOf(`did:web:academy.example?did:key:${key}#${key}`)).to.equal(unresolved)
  })

  it('takes a JSON Web Key that is one of the known types', async () => {
    const x = 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik'
    const jwk = { kty: 'OKP', crv: 'Ed25519', x }
    expect(await codeOf('did:web:a.example#1', () => ({ jwk }))).to.equal(
      'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    )
    const rsa = { jwk: { kty: 'RSA', n: '3q2-7w', e: '3q2-7w' } }
    expect(await codeOf('did:web:a.example#1', () => rsa)).to.equal(invalid)
  })

  it('refuses an answer that is no key', async () => {
    expect(await codeOf('did:web:a.example#1', () => ({ multikey: 'z' }))).to.equal(invalid)
  })

  it('does not know the key where nobody answers', async () => {
    const method = 'did:web:a.example#1'
    expect(await codeOf(method)).to.equal(unresolved)
    expect(await codeOf(method, () => undefined)).to.equal(unresolved)
    expect(await codeOf(method, () => null as never)).to.equal(unresolved)
    expect(await codeOf(method, () => Promise.reject(new Error('offline')))).to.equal(unresolved)
    const thrower = () => {
      throw new Error('offline')
    }
    expect(await codeOf(method, thrower)).to.equal(unresolved)
  })
})
