import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { showReport } from '../../scripts/terminal/showReport.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { toEndorsement } from '../credential/model/samples.ts'
import { badge } from '../credential/samples.ts'

const verifier = createVerifier({ now: () => Date.parse('2026-06-01T00:00:00Z') })
const linesOf = async (text: string) =>
  showReport('file', await verifier.verify(text))
    .split('\n')
    .filter((line) => line.includes('inside  '))

describe('showReport', () => {
  it('has a line for each credential inside of a document', async () => {
    const url = new URL('../vectors/openbadges/record.json', import.meta.url)
    const [line, ...others] = await linesOf(readFileSync(url, 'utf8'))
    expect(others).to.deep.equal([])
    expect(line).to.include('/credentialSubject/verifiableCredential/0')
    expect(line).to.include('https://example.com/issuers/876543')
  })

  it('says what an endorsement is about, and how many are left out', async () => {
    const endorsement = Array(40).fill(toEndorsement('urn:example:other'))
    const { proof: _, ...unsigned } = badge
    const lines = await linesOf(JSON.stringify({ ...unsigned, endorsement }))
    expect(lines).to.have.length(33)
    expect(lines[0]).to.include('urn:example:other')
    expect(lines[32]).to.include('8')
  })

  it('has none for others', async () => {
    expect(await linesOf(JSON.stringify(badge))).to.deep.equal([])
  })
})
