import type { RequestListener, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
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

describe('createFetcher', () => {
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

  it('fetches a resource', async () => {
    const seen: unknown[] = []
    answer = ({ method, url, headers }, response) => {
      seen.push(method, url, headers)
      response.setHeader('content-type', 'application/did+json').end('{"a": 1}')
    }
    const resource = await get('/a/did.json?b=c#d')
    expect(Buffer.from(resource.body).toString()).to.equal('{"a": 1}')
    expect(resource).to.include({
      contentType: 'application/did+json',
      url: `${origin}/a/did.json?b=c`,
    })
    expect(seen).to.deep.equal([
      'GET',
      '/a/did.json?b=c',
      {
        accept: 'application/json',
        'accept-encoding': 'identity',
        connection: 'close',
        host: `issuer.test:${host.port}`,
        'user-agent': 'cairn-credentials',
      },
    ])
  })

  it('fetches a body without a type and of the largest size', async () => {
    answer = (_, response) => response.end(Buffer.alloc(1000))
    const resource = await get('/')
    expect(resource.body).to.have.length(1000)
    expect(resource).not.to.have.property('contentType')
  })

  const send = (head: Record<string, string | number>, body: string | Buffer = '{}') =>
    ((_, response) => {
      const { status = 200, ...headers } = head
      response.writeHead(Number(status), headers as Record<string, string>).end(body)
    }) as RequestListener

  const pour = (response: ServerResponse) => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    if (!response.destroyed) response.once('drain', () => pour(response))
  }

  const bomb = gzipSync(Buffer.alloc(10_000_000))

  const faults: Readonly<Record<string, [string, RequestListener]>> = {
    'a resource that is not there': ['FETCH_STATUS', send({ status: 404 })],
    'a host that fails': ['FETCH_STATUS', send({ status: 503 })],
    'another good status': ['FETCH_STATUS', send({ status: 203 })],
    'no content': ['FETCH_STATUS', send({ status: 204 }, '')],
    'a redirection without a place': ['FETCH_STATUS', send({ status: 302 })],
    'a redirection that is none': ['FETCH_STATUS', send({ status: 300, location: '/' })],
    'a body that is too large': ['FETCH_TOO_LARGE', send({}, Buffer.alloc(1001))],
    'a body without an end': ['FETCH_TOO_LARGE', (_, response) => pour(response)],
    'a compressed body': [
      'FETCH_ENCODED',
      send({ 'content-encoding': 'gzip' }, gzipSync(Buffer.from('{}'))),
    ],
    'a compressed body that is huge': ['FETCH_ENCODED', send({ 'content-encoding': 'GZIP' }, bomb)],
    'a body in an unknown encoding': ['FETCH_ENCODED', send({ 'content-encoding': 'x' })],
    'a connection that breaks at once': [
      'FETCH_UNREACHABLE',
      ({ socket }) => socket.resetAndDestroy(),
    ],
    'a connection that breaks within the body': [
      'FETCH_UNREACHABLE',
      ({ socket }, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{')
        setImmediate(() => socket.resetAndDestroy())
      },
    ],
    'a body that is cut': [
      'FETCH_UNREACHABLE',
      ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}'),
    ],
    'what is not HTTP': ['FETCH_UNREACHABLE', ({ socket }) => socket.end('SSH-2.0-OpenSSH\r\n')],
    'endless headers': [
      'FETCH_UNREACHABLE',
      ({ socket }) => socket.end(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(10_000)}\r\n`),
    ],
    'a redirection to no URL': ['FETCH_REDIRECTED', send({ status: 302, location: 'http://[' })],
    'a redirection to itself': ['FETCH_REDIRECTED', send({ status: 302, location: '/' })],
    'a redirection to loopback': [
      'FETCH_NOT_ALLOWED',
      send({ status: 302, location: 'https://127.0.0.2/' }),
    ],
    'a redirection to plain http': [
      'FETCH_NOT_ALLOWED',
      send({ status: 307, location: 'http://issuer.test/' }),
    ],
    'a redirection to a file': [
      'FETCH_NOT_ALLOWED',
      send({ status: 301, location: 'file:///etc/passwd' }),
    ],
    'a redirection with a user': [
      'FETCH_NOT_ALLOWED',
      send({ status: 308, location: '//user@issuer.test/' }),
    ],
  }
  for (const [what, [code, listener]] of Object.entries(faults)) {
    it(`says ${code} of ${what}`, async () => {
      answer = listener
      expect(await codeOf(get('/'))).to.equal(code)
    })
  }

  it('tells the status', async () => {
    answer = send({ status: 410 })
    const error = await get('/').catch((caught: FetchError) => caught)
    expect(error).to.have.property('status', 410)
  })

  it('follows as many redirections as it may, and says where it came to', async () => {
    answer = ({ url = '' }, response) => {
      const step = Number(url.slice(1))
      if (step === 0) response.end('{}')
      else response.writeHead(303, { location: `${step - 1}` }).end('not this')
    }
    expect((await get('/3')).url).to.equal(`${origin}/0`)
    expect(await codeOf(get('/4'))).to.equal('FETCH_REDIRECTED')
    expect(await codeOf(get('/1', { maxRedirects: 0 }))).to.equal('FETCH_REDIRECTED')
  })

  it('says FETCH_UNREACHABLE where nobody listens or the name is not found', async () => {
    await host.stop()
    expect(await codeOf(get('/'))).to.equal('FETCH_UNREACHABLE')
    expect(await codeOf(get('/', { lookup: async () => [] }))).to.equal('FETCH_UNREACHABLE')
    const lookup = () => Promise.reject(new Error('ENOTFOUND'))
    expect(await codeOf(get('/', { lookup }))).to.equal('FETCH_UNREACHABLE')
    host = await startHost(() => {})
  })

  it('refuses exceptions that name no origin or no addresses', () => {
    for (const allow of [
      { origins: ['issuer.test'] },
      { origins: ['file:///'] },
      { addresses: ['issuer.test'] },
      { addresses: ['10.0.0.0/33'] },
    ]) {
      expect(() => createFetcher({ allow })).to.throw(FetchError)
    }
  })
})
