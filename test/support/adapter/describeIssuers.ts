import { expect } from 'chai'
import { utf8 } from '../../../src/base/bytes.ts'
import { keccak256 } from '../../../src/base/hash.ts'
import { toHex } from '../../../src/base/hex.ts'
import { createIssuerWriter } from '../../../src/registry/createIssuerWriter.ts'
import { type KeyConsent, toKeyConsentData } from '../../../src/registry/KeyConsent.ts'
import { type AdapterStage, deadline } from './AdapterStage.ts'

const identifier = 'did:web:academy.example'
const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

/** All that a controller does. */
export function describeIssuers(stage: () => AdapterStage): void {
  const writerOf = async (account: number) =>
    createIssuerWriter({ sender: await stage().sender(account), registry: stage().registry })
  const now = () => stage().reader.readBlock('latest')
  const readIssuer = async (issuerId: number) => stage().reader.readIssuer(issuerId, await now())

  it('makes issuers, and reads them and none that there is not', async () => {
    const issuers = await writerOf(0)
    const made = [
      await issuers.createIssuer({ identifier }),
      await issuers.createIssuer({ identifier, uri: 'https://academy.example' }),
    ]
    expect(made.map(({ issuerId }) => issuerId)).to.deep.equal([1, 2])
    expect(await readIssuer(2)).to.deep.equal({
      controller: stage().address(0),
      identifierHash: toHex(keccak256(utf8(identifier))),
      anchoredOnly: false,
    })
    expect(await readIssuer(3)).to.equal(undefined)
  })

  it('hands an issuer over, and declares what it issues', async () => {
    const [old, next] = [await writerOf(0), await writerOf(1)]
    const { issuerId } = await old.createIssuer({ identifier })
    await old.proposeController(issuerId, next.controller)
    expect(await readIssuer(issuerId)).to.include({
      controller: old.controller,
      pendingController: next.controller,
    })
    await old.proposeController(issuerId, undefined)
    expect(await readIssuer(issuerId)).to.not.have.property('pendingController')
    await old.proposeController(issuerId, next.controller)
    await next.acceptController(issuerId)
    await next.declareAnchoredOnly(issuerId)
    const { logs } = await next.setIssuerUri(issuerId, 'https://academy.example')

    expect(logs).to.have.length(1)
    expect(await readIssuer(issuerId)).to.deep.equal({
      controller: next.controller,
      identifierHash: toHex(keccak256(utf8(identifier))),
      anchoredOnly: true,
    })
  })

  it('adds a key with its consent, ends it and declares it compromised', async () => {
    const { registry, reader, address, sign } = stage()
    const issuers = await writerOf(0)
    const { issuerId } = await issuers.createIssuer({ identifier })
    const { controller } = issuers
    const key = address(2)
    const roles = ['anchor', 'revoke'] as const
    const consent: KeyConsent = {
      ...{ registry, issuerId, controller, key, type: 'account', roles, deadline },
    }
    const read = async () => reader.readKey(key, await now())
    expect(await read()).to.equal(undefined)
    await issuers.addKey(consent, await sign(2, toKeyConsentData(consent)))
    const { timestamp: from } = await now()
    expect(await read()).to.deep.equal({ issuerId, from, type: 'account', roles })

    await issuers.endKey(key, from + 1000)
    await issuers.declareKeyCompromised(key, from)
    const ended = { issuerId, from, end: from + 1000, badSince: from, type: 'account', roles }
    expect(await read()).to.deep.equal(ended)
  })

  it('lists an assertion key, ends it and declares it compromised', async () => {
    const { reader } = stage()
    const issuers = await writerOf(0)
    const { issuerId } = await issuers.createIssuer({ identifier })
    const read = async () => reader.readAssertionKey(issuerId, multikey, await now())
    expect(await read()).to.equal(undefined)
    await issuers.addAssertionKey(issuerId, multikey)
    const { timestamp: from } = await now()
    expect(await read()).to.deep.equal({ from })

    await issuers.endAssertionKey(issuerId, multikey, from + 1000)
    await issuers.declareAssertionKeyCompromised(issuerId, multikey, from - 1)
    expect(await read()).to.deep.equal({ from, end: from + 1000, badSince: from - 1 })
    const other = await reader.readAssertionKey(issuerId + 1, multikey, await now())
    expect(other).to.equal(undefined)
  })
}
