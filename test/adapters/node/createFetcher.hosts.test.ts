import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { createFetcher, type FetcherOptions } from '../../../src/adapters/node/createFetcher.ts'
import { FetchError } from '../../../src/base/FetchError.ts'
import { type Host, startHost } from '../../support/startHost.ts'

const [cert, key] = await Promise.all(
  ['crt', 'key'].map((type) => readFile(`test/vectors/tls/issuer.test.${type}`, 'utf8')),
)
const tls = { cert: cert as string, key: key as string }

const wanted = { accept: '*/*', maxBytes: 100 }

async function ask(url: string, options: FetcherOptions): Promise<string> {
  try {
    return Buffer.from((await createFetcher(options)(url, wanted)).body).toString()
  } catch (error) {
    expect(error).to.be.instanceOf(FetchError)
    return (error as FetchError).code
  }
}

describe('createFetcher: hosts', () => {
  let plain: Host
  let secure: Host
  let location = ''

  before(async () => {
    plain = await startHost((_, response) => {
      if (location) response.writeHead(302, { location }).end()
      else response.end('plain')
    })
    secure = await startHost((_, response) => response.end('secure'), tls)
  })

  beforeEach(() => {
    location = ''
  })

  after(() => Promise.all([plain.stop(), secure.stop()]))

  /** Everything that is needed to reach both hosts. */
  const open = (): Required<Pick<FetcherOptions, 'allow' | 'ca' | 'lookup' | 'ports'>> => ({
    allow: { origins: [`http://issuer.test:${plain.port}`], addresses: ['127.0.0.1'] },
    ca: tls.cert,
    lookup: async () => ['127.0.0.1'],
    ports: [secure.port],
  })

  it('asks over https whom the certificate names', async () => {
    expect(await ask(`https://issuer.test:${secure.port}/`, open())).to.equal('secure')
    expect(await ask(`https://other.test:${secure.port}/`, open())).to.equal('FETCH_UNREACHABLE')
    expect(await ask(`https://127.0.0.1:${secure.port}/`, open())).to.equal('FETCH_UNREACHABLE')
  })

  it('asks nobody whose certificate is not trusted, whatever the environment says', async () => {
    const { ca: _, ...options } = open()
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      expect(await ask(`https://issuer.test:${secure.port}/`, options)).to.equal(
        'FETCH_UNREACHABLE',
      )
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    }
  })

  it('connects to no loopback address unless told so', async () => {
    const connections = () => plain.connections() + secure.connections()
    const before = connections()
    const { ca, lookup, ports } = open()
    const origins = [`http://issuer.test:${plain.port}`, `http://127.0.0.1:${plain.port}`]
    for (const url of [...origins, `https://issuer.test:${secure.port}`]) {
      const options = { ca, lookup, ports, allow: { origins } }
      expect(await ask(url, options), url).to.equal('FETCH_NOT_ALLOWED')
    }
    expect(connections()).to.equal(before)
  })

  it('looks a name up once for each connection, and judges it each time', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2'], ['8.8.8.8', '127.0.0.2'], ['127.0.0.1']]
    let asked = 0
    const lookup = async () => answers[asked++] as readonly string[]
    const options = { ...open(), lookup }
    const fetch = createFetcher(options)
    const url = `http://issuer.test:${plain.port}/`
    const codes: string[] = []
    for (const _ of answers) {
      codes.push(
        await fetch(url, wanted).then(
          () => 'fetched',
          (error: FetchError) => error.code,
        ),
      )
    }
    expect(codes).to.deep.equal(['fetched', 'FETCH_NOT_ALLOWED', 'FETCH_NOT_ALLOWED', 'fetched'])
    expect(asked).to.equal(4)
  })

  it('judges the name that it is redirected to', async () => {
    location = `https://inside.test:${secure.port}/`
    const lookup = async (name: string) => [name === 'inside.test' ? '127.0.0.2' : '127.0.0.1']
    const before = secure.connections()
    expect(await ask(`http://issuer.test:${plain.port}/`, { ...open(), lookup })).to.equal(
      'FETCH_NOT_ALLOWED',
    )
    expect(secure.connections()).to.equal(before)
  })

  it('follows a redirection to https', async () => {
    location = `https://issuer.test:${secure.port}/`
    expect(await ask(`http://issuer.test:${plain.port}/`, open())).to.equal('secure')
  })

  it('looks names up as the system does', async () => {
    const { lookup: _, ...options } = open()
    const origins = [`http://localhost:${plain.port}`]
    const refused = { ...options, allow: { origins } }
    expect(await ask(`http://localhost:${plain.port}/`, refused)).to.equal('FETCH_NOT_ALLOWED')
    const addresses = ['127.0.0.1', '::1']
    const allowed = { ...options, allow: { origins, addresses } }
    expect(await ask(`http://localhost:${plain.port}/`, allowed)).to.equal('plain')
  })
})
