import type { RequestListener, ServerResponse } from 'node:http'
import { expect } from 'chai'
import { createFetcher, type FetcherOptions } from '../../../src/adapters/node/index.ts'
import { FetchError } from '../../../src/base/FetchError.ts'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import { type Host, startHost } from '../../support/startHost.ts'

const wanted = { accept: 'application/json', maxBytes: 1000 }

async function codeOf(fetching: Promise<unknown>): Promise<string> {
  try {
    await fetching
    return 'fetched'
  } catch (error) {
    expect(error).to.be.instanceOf(FetchError)
    return (error as FetchError).code
  }
}

describe('createFetcher: limits', () => {
  let host: Host
  let origin = ''
  let answer: RequestListener

  beforeEach(async () => {
    host = await startHost((request, response) => answer(request, response))
    origin = `http://issuer.test:${host.port}`
  })

  afterEach(() => host.stop())

  const open = (options: FetcherOptions = {}): FetchResource =>
    createFetcher({
      allow: { origins: [origin], addresses: ['127.0.0.1'] },
      lookup: async () => ['127.0.0.1'],
      ...options,
    })

  const get = (path: string, options?: FetcherOptions) => open(options)(origin + path, wanted)

  const pour = (response: ServerResponse) => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    if (!response.destroyed) response.once('drain', () => pour(response))
  }

  it('hangs up on whoever goes on talking after the answer is known', async () => {
    for (const head of [
      { status: 404 },
      { 'content-encoding': 'gzip' },
      { status: 302, location: '/b' },
    ]) {
      const { status = 200, ...headers } = head as { status?: number }
      const closed: Promise<unknown>[] = []
      answer = ({ url, socket }, response) => {
        if (url === '/b') return void response.end('{}')
        closed.push(new Promise((resolve) => socket.on('close', resolve)))
        response.writeHead(status, headers)
        pour(response)
      }
      await codeOf(get('/', { idleMilliseconds: 60_000, totalMilliseconds: 60_000 }))
      expect(closed).to.have.length(1)
      await closed[0]
    }
  })

  it('leaves no timer behind', async () => {
    answer = (_, response) => response.end('{}')
    const timers = () => process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length
    // The timer of the test itself starts once the test waits.
    await new Promise(setImmediate)
    const before = timers()
    await get('/', { totalMilliseconds: 60_000 })
    await codeOf(get('/', { totalMilliseconds: 60_000, maxRedirects: -1 }))
    expect(timers()).to.be.at.most(before)
  })

  it('lets nothing through a limit that is no number', async () => {
    answer = (_, response) => response.end('{}')
    const fetching = open()(`${origin}/`, { accept: '*/*', maxBytes: Number.NaN })
    expect(await codeOf(fetching)).to.equal('FETCH_TOO_LARGE')
  })

  it('waits neither for a host that is silent, nor for one that drips, nor for a name', async () => {
    answer = () => {}
    expect(await codeOf(get('/', { idleMilliseconds: 30 }))).to.equal('FETCH_TIMED_OUT')
    expect(await codeOf(get('/', { totalMilliseconds: 30 }))).to.equal('FETCH_TIMED_OUT')
    answer = (_, response) => response.write('{')
    expect(await codeOf(get('/', { idleMilliseconds: 30 }))).to.equal('FETCH_TIMED_OUT')
    answer = (_, response) => {
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    }
    const limits = { idleMilliseconds: 5_000, totalMilliseconds: 80 }
    expect(await codeOf(get('/', limits))).to.equal('FETCH_TIMED_OUT')
    const lookup = () => new Promise<never>(() => {})
    expect(await codeOf(get('/', { lookup, totalMilliseconds: 30 }))).to.equal('FETCH_TIMED_OUT')
  })

  it('counts the time of all redirections together', async () => {
    answer = (_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 40)
    }
    const limits = { maxRedirects: 1_000, totalMilliseconds: 200 }
    expect(await codeOf(get('/', limits))).to.equal('FETCH_TIMED_OUT')
  })

  it('sends so many requests at a time', async () => {
    const open: ServerResponse[] = []
    answer = (_, response) => {
      open.push(response)
      if (open.length < 2) return
      setImmediate(() => {
        expect(open).to.have.length(2)
        for (const each of open.splice(0)) each.end('{}')
      })
    }
    const fetch = createFetcher({
      allow: { origins: [origin], addresses: ['127.0.0.1'] },
      lookup: async () => ['127.0.0.1'],
      maxConcurrent: 2,
    })
    const all = Array.from({ length: 6 }, () => codeOf(fetch(`${origin}/`, wanted)))
    expect(await Promise.all(all)).to.deep.equal(Array(6).fill('fetched'))
  })
})
