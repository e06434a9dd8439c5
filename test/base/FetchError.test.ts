import { expect } from 'chai'
import { FetchError } from '../../src/base/FetchError.ts'

describe('FetchError', () => {
  const secrets = [
    'https://user:swordfish@uni.example/',
    'https://swordfish@uni.example/a',
    'https://uni.example/swordfish?key=swordfish#swordfish',
    'data:text/plain,swordfish',
    'swordfish',
  ]
  for (const url of secrets) {
    it(`shows no secret of ${url}`, () => {
      const error = new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'nobody answers' })
      expect(error.code).to.equal('FETCH_UNREACHABLE')
      expect(`${error.stack}${JSON.stringify(error)}`).not.to.include('swordfish')
    })
  }

  it('names the host', () => {
    const url = 'https://user:swordfish@uni.example:8443/a'
    const error = new FetchError({ code: 'FETCH_STATUS', url, problem: 'x', status: 404 })
    expect(error.shortMessage).to.include('https://uni.example:8443 ')
    expect(error.status).to.equal(404)
  })
})
