import { stripVTControlCharacters } from 'node:util'
import { expect } from 'chai'
import { createOutput, type OutputKind } from '../../scripts/terminal/Output.ts'
import { Tally } from '../../scripts/terminal/Tally.ts'
import type { JudgedMixed } from '../../src/adapters/node/verifyInputs.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../src/verifier/Policy.ts'
import { toEndorsement } from '../credential/model/samples.ts'
import { buildBadge } from '../support/academy.ts'
import { buildEndorsed, selfOf, signAsSelf } from '../support/endorse.ts'
import { toPresentation } from '../support/present.ts'

const now = Date.parse('2025-06-01T00:00:00Z')
const badge = buildBadge('Kit', 'rope-making')

describe('what is printed of a good badge', () => {
  let pins: { issuer: string; assertionKey: string }[]
  before(async () => {
    pins = await Promise.all([7, 8, 9].map(selfOf))
  })
  const judge = async (document: JsonObject): Promise<JudgedMixed> => {
    const policy = { ...defaultPolicy, anchor: 'optional', pins } as const
    const verifier = createVerifier({ policy, now: () => now })
    if ('verifiableCredential' in document) {
      const presentation = await verifier.verifyPresentation(JSON.stringify(document))
      return { name: 'shown', presentation }
    }
    return { name: 'badge', report: await verifier.verify(JSON.stringify(document)) }
  }
  const endorse = async (endorsement: readonly JsonObject[]) =>
    signAsSelf({ ...badge, endorsement })
  const print = (kind: OutputKind, judged: JudgedMixed, columns?: number) =>
    // Colours are for a terminal, and for what calls itself one.
    stripVTControlCharacters(createOutput(kind, columns).write(judged))
  const rows = (judged: JudgedMixed) => print('table', judged).trimEnd().split('\n')
  /** By the names of the columns, of each line. */
  const cells = (judged: JudgedMixed) => {
    const { begin } = createOutput('csv')
    const columns = begin.trim().split(',')
    const lines = print('csv', judged).trimEnd().split('\r\n')
    return lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? 'more', cell])),
    )
  }
  const good = () => signAsSelf(toEndorsement(badge.id as string), 8)

  it('shows what is bad inside, beside its own verdict, in every kind of output', async () => {
    const judged = await judge(await buildEndorsed())
    const [own, note, ...rest] = rows(judged)
    expect(own).to.match(/^0 .*valid · current · accepted/)
    expect(note).to.match(/^ +inside: 1 valid · expired · accepted; 1 invalid · .*not about it$/)
    expect(rest).to.deep.equal([])
    const [row] = cells(judged)
    expect(row).to.include({ exitCode: '0', authenticity: 'valid', embeddedExitCode: '1' })
    expect(row?.embedded).to.equal(note?.replace(/^ +inside: /, ''))
    expect(row).not.to.have.property('more')
    for (const kind of ['json', 'jsonl'] as const) {
      expect(JSON.parse(print(kind, judged))).to.include({ exitCode: 0, embeddedExitCode: 1 })
    }
  })

  it('shows it where a terminal is narrow', async () => {
    const judged = await judge(await buildEndorsed())
    for (const columns of [40, 80, 130]) {
      const lines = print('table', judged, columns).trimEnd().split('\n')
      expect(lines.at(-1)).to.match(/inside: 1 valid · expired/)
      expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(columns)
    }
  })

  it('has no second line where all inside is good, and says that there is', async () => {
    const judged = await judge(await endorse([await good()]))
    expect(rows(judged)).to.have.length(1)
    const [row] = cells(judged)
    expect([row?.embeddedExitCode, row?.embedded]).to.deep.equal([
      ...['0', '1 valid · current · accepted'],
    ])
  })

  it('says nothing of what is inside where nothing is', async () => {
    const judged = await judge(await signAsSelf(badge))
    expect(rows(judged)).to.have.length(1)
    const [row] = cells(judged)
    expect([row?.embeddedExitCode, row?.embedded]).to.deep.equal(['', ''])
    expect(JSON.parse(print('jsonl', judged))).not.to.have.property('embeddedExitCode')
  })

  it('takes no endorsement of something else for a good one', async () => {
    const other = await signAsSelf(toEndorsement('a:b'), 8)
    const none = await signAsSelf({ ...badge, id: 'urn:example:none' }, 8)
    for (const one of [other, none]) {
      const judged = await judge(await endorse([await good(), one]))
      expect(cells(judged)[0]?.embeddedExitCode).to.equal('4')
      expect(rows(judged)[1]).to.match(/inside: 1 .*not about it; 1 valid/)
    }
  })

  it('takes what was not judged for unknown', async () => {
    const judged = await judge(await endorse(Array(34).fill(await good())))
    expect(cells(judged)[0]?.embeddedExitCode).to.equal('3')
    expect(rows(judged)[1]).to.match(/inside: 2 not judged; 32 valid/)
  })

  it('shows it beside the credential of a presentation that holds it', async () => {
    const judged = await judge(toPresentation([await signAsSelf(badge), await buildEndorsed()]))
    expect(rows(judged).map((row) => row.match(/^\d +\S+|^ +inside/)?.[0].trim())).to.deep.equal([
      ...['0  shown', '0  shown#1', '0  shown#2', 'inside'],
    ])
    const codes = cells(judged).map((it) => [it.file, it.exitCode, it.embeddedExitCode])
    expect(codes).to.deep.equal([
      ['shown', '0', '1'],
      ['shown#1', '0', ''],
      ['shown#2', '0', '1'],
    ])
    expect(JSON.parse(print('jsonl', judged))).to.include({ exitCode: 0, embeddedExitCode: 1 })
  })

  it('counts it in the summary, apart from the documents themselves', async () => {
    const tally = new Tally()
    tally.add(await judge(await buildEndorsed()))
    tally.add(await judge(toPresentation([await buildEndorsed()])))
    const counts = tally.toLine(true).trim().split('; ').slice(1)
    expect(counts).to.include.members(['2 valid · current · accepted'])
    expect(counts).to.include('2 inside: valid · expired · accepted')
    expect([tally.count, tally.exitCode]).to.deep.equal([2, 0])
  })
})
