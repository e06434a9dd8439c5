import { expect } from 'chai'
import { createPoll, type Patience } from '../../src/quorum/createPoll.ts'
import type { Ballot } from '../../src/quorum/vote.ts'

const voters = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]
const never = new Promise<string>(() => {})
/** Lasts until everything has happened that waits for nothing. */
const short: Patience = () => new Promise((resolve) => setImmediate(resolve))
const told = (ballots: readonly Ballot<string>[]) =>
  ballots.map((it) => ('value' in it ? it.value : it.problem))

describe('createPoll', () => {
  it('waits for all, and gives their ballots in their order', async () => {
    const poll = createPoll(undefined)
    const ask = async ({ name }: { name: string }) => {
      if (name === 'b') throw new TypeError('b')
      return name
    }
    const ballots = await poll(voters, ask, () => true)
    expect(told(ballots)).to.deep.equal(['a', 'unexpected-error', 'c'])
  })

  it('waits for nobody longer than patience lasts', async () => {
    const poll = createPoll(short)
    const ballots = await poll(
      voters,
      async ({ name }) => (name === 'b' ? never : name),
      () => true,
    )
    expect(told(ballots)).to.deep.equal(['a', 'silent', 'c'])
    const [, silence] = ballots
    expect(silence).to.have.nested.property('error.code', 'REGISTRY_UNREACHABLE')
  })

  it('waits again for who was silent only where the others do not decide', async () => {
    let begun = 0
    const poll = createPoll(() => {
      begun++
      return short(new AbortController().signal)
    })
    const ask = async ({ name }: { name: string }) => (name === 'b' ? never : name)
    await poll(voters, ask, () => true)
    await poll(voters, ask, () => true)
    expect(begun).to.equal(2)
    begun = 0
    await poll(voters, ask, () => true)
    expect(begun).to.equal(1)
    await poll(voters, ask, () => false)
    expect(begun).to.equal(3)
    const late = await poll(
      voters,
      async ({ name }) => name,
      () => false,
    )
    expect(told(late)).to.deep.equal(['a', 'b', 'c'])
    begun = 0
    const again = await poll(
      voters,
      async ({ name }) => name,
      () => false,
    )
    expect(told(again)).to.deep.equal(['a', 'b', 'c'])
    expect(begun).to.equal(1)
  })

  it('says when nobody waits any longer, and takes a patience that ends by that', async () => {
    let aborted = 0
    const poll = createPoll(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted++
            reject(new Error('aborted'))
          })
        }),
    )
    expect(
      told(
        await poll(
          voters,
          async ({ name }) => name,
          () => true,
        ),
      ),
    ).to.deep.equal(['a', 'b', 'c'])
    expect(aborted).to.equal(1)
  })
})
