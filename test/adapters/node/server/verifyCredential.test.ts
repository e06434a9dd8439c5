import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as v from 'valibot'
import { credentialAnswerShape } from '../../../../src/adapters/node/server/shapes.ts'
import { type OpenServer, openChainToServe, openServer, post } from '../../../support/openServer.ts'

describe('POST /credentials/verify', () => {
  let folder: string
  let chain: Awaited<ReturnType<typeof openChainToServe>>
  let server: OpenServer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-serve-'))
    chain = await openChainToServe(folder)
    server = await openServer({ verifier: chain.verifier })
  })
  after(async () => {
    await server.stop()
    await chain.stop()
    await rm(folder, { recursive: true })
  })

  const send = (body: string | Uint8Array) => post(`${server.url}/credentials/verify`, body)
  const judge = async (body: string | Uint8Array) => {
    const response = await send(body)
    expect(response.status).to.equal(200)
    return v.parse(credentialAnswerShape, await response.json())
  }
  const codeOf = async (body: string | Uint8Array) => {
    const response = await send(body)
    return `${response.status} ${(await response.json()).code}`
  }
  const codes = ({ problemDetails = [] }: v.InferOutput<typeof credentialAnswerShape>) =>
    problemDetails.map(({ code }) => code)

  it('verifies what is genuine, current and accepted', async () => {
    const answer = await judge(chain.toBody(chain.good))
    expect(answer.verified).to.equal(true)
    expect(answer.problemDetails).to.deep.equal([])
    expect(answer.report?.verdict).to.deep.equal({
      authenticity: 'valid',
      lifecycle: 'current',
      policy: { outcome: 'accepted' },
    })
    expect(answer).to.not.have.property('credential')
  })

  it('answers 200 whatever the verdict is, and says why', async () => {
    const revoked = await judge(chain.toBody(chain.revoked))
    expect([revoked.verified, codes(revoked)]).to.deep.equal([false, ['STATUS_REVOKED']])
    const changed = await judge(
      chain.toBody(chain.good.replace('urn:example:one', 'urn:example:1')),
    )
    expect(changed.verified).to.equal(false)
    expect(codes(changed)).to.deep.equal(['INTEGRITY_BROKEN', 'POLICY_NOT_ACCEPTED'])
    const empty = await judge(chain.toBody('{}'))
    expect(empty.report?.verdict.authenticity).to.equal('invalid')
  })

  it('sees every fault of the credential that was sent, byte for byte', async () => {
    // Whoever parses and writes the body again hides each of these.
    const twice = chain.good.replace('"type"', '"type":["Other"],"type"')
    const broken = [
      twice,
      chain.good.replace('"type"', '"__proto__":{},"type"'),
      '{"a":1e400}',
      '{"a":}',
    ]
    for (const credential of broken) {
      const answer = await judge(chain.toBody(credential))
      expect([answer.verified, codes(answer)[0]], credential.slice(0, 60)).to.deep.equal([
        false,
        'FORMAT_NOT_JSON',
      ])
    }
    const [head, tail] = chain.toBody('{"a":"?"}').split('?') as [string, string]
    const encode = (text: string) => new TextEncoder().encode(text)
    const answer = await judge(Uint8Array.from([...encode(head), 0xff, ...encode(tail)]))
    expect(codes(answer)[0]).to.equal('FORMAT_NOT_JSON')
  })

  it('takes a text for a token, or for a credential word for word', async () => {
    expect((await judge(chain.toBody(JSON.stringify(chain.good)))).verified).to.equal(true)
    const token = await judge(chain.toBody('"eyJhbGciOiJub25lIn0.e30."'))
    expect(token.report?.checks[0]?.code).to.not.equal('FORMAT_NOT_JSON')
  })

  it('repeats and leaves out what the options say', async () => {
    const options = { returnCredential: true, returnProblemDetails: false, returnResults: false }
    const answer = await judge(chain.toBody(chain.good, options))
    expect(answer).to.have.all.keys('verified', 'credential')
    expect(answer.credential).to.deep.equal(JSON.parse(chain.good))
    // What is no JSON cannot be repeated in JSON.
    const twice = await judge(chain.toBody('{"a":1,"a":2}', options))
    expect(twice).to.have.all.keys('verified')
  })

  it('judges nothing where what is around the credential is not right', async () => {
    const bodies = [
      '',
      'null',
      '[]',
      '{}',
      '{"options":{}}',
      chain.good,
      '{"verifiableCredential":1}',
      '{"verifiableCredential":[]}',
      '{"verifiableCredential":eyJh.e30.}',
      '{"verifiableCredential":{},"verifiableCredential":{}}',
      '{"verifiableCredential":{},"options":{},"option\\u0073":{}}',
      '{"verifiableCredential":{},"options":[]}',
      '{"verifiableCredential":{},"options":{"returnResults":1}}',
      '{"verifiableCredential":{},"options":{"returnResults":true,"returnResults":false}}',
      '{"verifiableCredential":{},"other":1}',
      '{"verifiableCredential":{}',
      '{"verifiableCredential":{}} {}',
      '{"verifiableCredential":{"a":]}}',
    ]
    for (const body of bodies)
      expect(await codeOf(body), body.slice(0, 60)).to.equal('400 SERVER_BODY')
    const unknown = await send(chain.toBody('{}', { challenge: '1' }))
    const problem = await unknown.json()
    expect([unknown.status, problem.code]).to.deep.equal([400, 'SERVER_UNKNOWN_OPTION'])
    expect(problem.type).to.equal('https://www.w3.org/TR/vc-api#UNKNOWN_OPTION_PROVIDED')
  })

  it('looks at the newest final block each time', async () => {
    const blockOf = async () => {
      const { report } = await judge(chain.toBody(chain.good))
      const sources = report?.checks.flatMap(({ facts }) => facts.map(({ source }) => source)) ?? []
      const blocks = sources.map((source) => (source.from === 'chain' ? source.block : undefined))
      return blocks.find((block) => block !== undefined)
    }
    const before = await blockOf()
    await chain.verifier.node!.request({ method: 'evm_mine', params: [] })
    expect(await blockOf()).to.equal((before ?? 0) + 1)
  })

  it('never takes an outage for a forgery, nor for a success', async () => {
    const node = { request: () => Promise.reject(new Error('http://user:secret@node.example')) }
    const other = await openServer({ verifier: { ...chain.verifier, node } })
    const response = await post(`${other.url}/credentials/verify`, chain.toBody(chain.good))
    const text = await response.text()
    const answer = v.parse(credentialAnswerShape, JSON.parse(text))
    expect([answer.verified, answer.report?.verdict.authenticity]).to.deep.equal([
      false,
      'indeterminate',
    ])
    expect(text).to.not.include('secret')
    await other.stop()
  })

  it('has a policy of its own, which nothing in a request can change', async () => {
    const { policy: _, ...unpinned } = chain.verifier
    const other = await openServer({ verifier: unpinned })
    const policy = await readFile(chain.sample.policy, 'utf8')
    const body = `{"verifiableCredential":${chain.good},"policy":${policy}}`
    expect((await post(`${other.url}/credentials/verify`, body)).status).to.equal(400)
    const response = await post(`${other.url}/credentials/verify`, chain.toBody(chain.good))
    const answer = v.parse(credentialAnswerShape, await response.json())
    expect([answer.verified, answer.report?.verdict.policy.outcome]).to.deep.equal([
      false,
      'not-accepted',
    ])
    await other.stop()
  })
})
