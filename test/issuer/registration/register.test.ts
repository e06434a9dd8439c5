import { expect } from 'chai'
import { planRegistration } from '../../../src/issuer/registration/planRegistration.ts'
import { quoteRegistration } from '../../../src/issuer/registration/quoteRegistration.ts'
import { RegistrationError } from '../../../src/issuer/registration/RegistrationError.ts'
import { type RegisterOptions, register } from '../../../src/issuer/registration/register.ts'
import { addKey, claimKey, controller } from '../../support/claimKey.ts'
import { type Chain, openChain, toAccount } from '../../support/openChain.ts'

const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const accountOf = (i: number) => toAccount(i).address.toLowerCase() as `0x${string}`

describe('register', () => {
  let chain: Chain
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())

  const plan = (registrant: RegisterOptions['registrant']) => planRegistration(chain, registrant)
  const send = async (
    account: number,
    registrant: RegisterOptions['registrant'],
    onStep: RegisterOptions['onStep'] = async () => {},
  ) =>
    register({
      sender: chain.sender(account),
      registry: chain.registry,
      registrant,
      plan: await plan(registrant),
      signTypedData: (data) => toAccount(account).signTypedData(data),
      now: (await chain.now()) / 1000,
      onStep,
    })
  const codeOf = (registrant: RegisterOptions['registrant']) =>
    plan(registrant).then(
      () => undefined,
      (error) => (error instanceof RegistrationError ? error.code : error),
    )

  it('makes an issuer that can anchor and sign, and does nothing again', async () => {
    // As long as a did:web may be.
    const identifier = `did:web:${'long-name.'.repeat(100)}example:uni`.slice(0, 1024)
    const registrant = { account: accountOf(1), identifier, multikey }
    const { steps } = await plan(registrant)
    expect(steps).to.deep.equal(['create-issuer', 'add-key', 'add-assertion-key'])
    const told: unknown[] = []
    const issuerId = await send(1, registrant, async ({ step, issuerId: id, receipt }) => {
      const { gas } = await quoteRegistration(chain.rpc, { steps: [step] }, { identifier })
      expect(Number(receipt.gasUsed), step).to.be.lessThan(Number(gas))
      told.push([step, id])
    })
    expect(told).to.deep.equal(steps.map((step) => [step, issuerId]))

    const block = await chain.reader.readBlock('latest')
    const key = await chain.reader.readKey(registrant.account, block)
    expect(key).to.deep.include({ issuerId, roles: ['anchor', 'suspend', 'revoke'] })
    expect(await chain.reader.readAssertionKey(issuerId, multikey, block)).to.have.property('from')
    expect(await plan(registrant)).to.deep.equal({ issuerId, steps: [] })
    // Another key for documents comes to the same issuer.
    const other = { ...registrant, multikey: multikey.replace('rJ', 'rK') }
    expect(await plan(other)).to.deep.equal({ issuerId, steps: ['add-assertion-key'] })
  })

  it('goes on where it was interrupted, after each step', async () => {
    const registrant = { account: accountOf(2), identifier: 'did:web:cut.example', multikey }
    class Cut extends Error {}
    const made = new Set<number>()
    for (const step of ['create-issuer', 'add-key', 'add-assertion-key']) {
      const cut = send(2, registrant, async (done) => {
        expect(done.step).to.equal(step)
        made.add(done.issuerId)
        throw new Cut()
      })
      expect(await cut.catch((error) => error)).to.be.instanceOf(Cut)
    }
    expect(made.size).to.equal(1)
    expect(await plan(registrant)).to.deep.equal({ issuerId: [...made][0], steps: [] })
  })

  it('finds an issuer only by controller and identifier', async () => {
    const identifier = 'did:web:somebody.example'
    await chain.issuerWriter(3).createIssuer({ identifier })
    const wanted = { account: accountOf(4), identifier }
    expect((await plan(wanted)).steps).to.deep.equal(['create-issuer', 'add-key'])
    expect((await plan({ account: accountOf(3), identifier })).steps).to.deep.equal(['add-key'])
    const other = { account: accountOf(3), identifier: 'did:web:other.example' }
    expect((await plan(other)).steps).to.deep.equal(['create-issuer', 'add-key'])
  })

  it('refuses what no transaction can mend', async () => {
    const { issuerId } = await claimKey(chain, { identifier: 'did:web:held.example', account: 5 })
    const account = accountOf(5)
    expect(await codeOf({ account, identifier: 'did:web:held.example' })).to.equal(undefined)
    // The account is a key of an issuer that it does not manage.
    expect(await codeOf({ account, identifier: 'did:web:held.example', multikey })).to.equal(
      'ISSUER_NOT_YOURS',
    )
    expect(await codeOf({ account, identifier: 'did:web:mine.example' })).to.equal('ISSUER_OTHER')
    const stranger = { account: accountOf(6), identifier: 'did:web:held.example', issuerId }
    expect(await codeOf(stranger)).to.equal('ISSUER_NOT_YOURS')
    expect(await codeOf({ ...stranger, issuerId: 9_999 })).to.equal('ISSUER_OTHER')

    await addKey(chain, { issuerId, account: 7, roles: ['revoke'] })
    expect(await codeOf({ account: accountOf(7), identifier: 'did:web:held.example' })).to.equal(
      'ISSUER_OTHER',
    )
    const manager = chain.issuerWriter(controller)
    const now = (await chain.now()) / 1000
    await manager.declareKeyCompromised(account, now - 1)
    expect(await codeOf({ account, identifier: 'did:web:held.example' })).to.equal(
      'ISSUER_KEY_OVER',
    )
    await manager.addAssertionKey(issuerId, multikey)
    await manager.declareAssertionKeyCompromised(issuerId, multikey, now - 1)
    const signing = { account: accountOf(controller), identifier: 'did:web:held.example', multikey }
    expect(await codeOf(signing)).to.equal('ISSUER_KEY_OVER')
  })
})
