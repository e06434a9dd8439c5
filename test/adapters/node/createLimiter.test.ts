import { expect } from 'chai'
import { createLimiter } from '../../../src/adapters/node/createLimiter.ts'

describe('createLimiter', () => {
  it('lets no more run at a time, in the order in which they came', async () => {
    const limit = createLimiter(2)
    const finish: (() => void)[] = []
    const started: number[] = []
    const task = (name: number) => () => {
      started.push(name)
      return new Promise<number>((resolve) => finish.push(() => resolve(name)))
    }
    const all = [0, 1, 2, 3].map((name) => limit(task(name)))
    expect(started).to.deep.equal([0, 1])
    finish[1]?.()
    expect(await all[1]).to.equal(1)
    await new Promise(setImmediate)
    expect(started).to.deep.equal([0, 1, 2])
    finish[0]?.()
    await all[0]
    await new Promise(setImmediate)
    expect(started).to.deep.equal([0, 1, 2, 3])
    finish[2]?.()
    finish[3]?.()
    expect(await Promise.all(all)).to.deep.equal([0, 1, 2, 3])
  })

  it('goes on after a task that fails', async () => {
    const limit = createLimiter(1)
    const failed = limit(() => Promise.reject(new Error('no')))
    const next = limit(() => Promise.resolve('yes'))
    expect(await failed.catch((error: Error) => error.message)).to.equal('no')
    expect(await next).to.equal('yes')
  })
})
