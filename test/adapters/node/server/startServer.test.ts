import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openChainToServe, openServer, type OpenServer, post } from '../../../support/openServer.ts'

describe('startServer', () => {
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

  it('tries', async () => {
    const r = await post(`${server.url}/credentials/verify`, `{"verifiableCredential":${chain.good}}`)
    console.log(r.status, r.headers, await r.text())
    for (const path of ['/health','/ready','/metrics','/nowhere','/credentials/verify']) {
      const r = await fetch(server.url+path); console.log(path, r.status, Object.fromEntries(r.headers), await r.text())
    }
    const b = await post(`${server.url}/credentials/verify-batch`, `${chain.good}\n${chain.revoked}\n\n{\n`, 'application/jsonl')
    console.log(b.status, (await b.text()).replace(/"report.*/g,'…'))
    await new Promise(r=>setTimeout(r,50))
    console.log(server.entries)
  })
})
