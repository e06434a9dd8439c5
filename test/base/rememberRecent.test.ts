import { expect } from 'chai'
import { rememberRecent } from '../../src/base/rememberRecent.ts'

/** Remembers texts by their length; counts how often each was worked out. */
function openMemory(most: number) {
  const remember = rememberRecent<string>(most, (text) => text.length)
  const worked: string[] = []
  const ask = (name: string, size: number) =>
    remember(name, async () => {
      worked.push(name)
      return name.repeat(size)
    })
  return { remember, ask, worked }
}

describe('rememberRecent', () => {
  it('works out once what is asked for at once, and again and again', async () => {
    const { ask, worked } = openMemory(100)
    const values = await Promise.all([ask('a', 3), ask('a', 3), ask('b', 2)])
    expect(values).to.deep.equal(['aaa', 'aaa', 'bb'])
    expect(await ask('a', 3)).to.equal('aaa')
    expect(worked).to.deep.equal(['a', 'b'])
  })

  it('forgets what was asked for longest ago, once all is too large together', async () => {
    const { ask, worked } = openMemory(22)
    for (const name of ['a', 'b', 'a', 'c']) await ask(name, 10)
    // With their names: a is 11, and b or c beside it 22.
    await ask('a', 10)
    await ask('c', 10)
    expect(worked).to.deep.equal(['a', 'b', 'c'])
    await ask('b', 10)
    expect(worked).to.deep.equal(['a', 'b', 'c', 'b'])
  })

  it('keeps nothing that is too large by itself, and still gives it', async () => {
    const { ask, worked } = openMemory(5)
    expect(await ask('a', 9)).to.have.length(9)
    expect(await ask('a', 9)).to.have.length(9)
    expect(worked).to.deep.equal(['a', 'a'])
    await ask('b', 2)
    await ask('b', 2)
    expect(worked).to.deep.equal(['a', 'a', 'b'])
  })

  it('has room again for what it forgot', async () => {
    const { ask, worked } = openMemory(11)
    for (let i = 0; i < 50; i++) await ask(String(i % 10), 10)
    worked.length = 0
    await ask('9', 10)
    expect(worked).to.deep.equal([])
  })

  it('counts the names, which others choose', async () => {
    const { ask, worked } = openMemory(10)
    const long = 'x'.repeat(11)
    await ask(long, 0)
    await ask(long, 0)
    expect(worked).to.deep.equal([long, long])
  })

  it('keeps no failure', async () => {
    const { remember, ask } = openMemory(100)
    const failure = new Error('not now')
    const failing = remember('a', () => Promise.reject(failure))
    expect(await failing.catch((error) => error)).to.equal(failure)
    expect(await ask('a', 2)).to.equal('aa')
  })
})
