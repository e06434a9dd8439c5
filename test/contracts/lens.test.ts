import { expect } from 'chai'
import { compare, type Session } from './model/compare.ts'
import { countAnswers } from './model/countAnswers.ts'
import { makeHistory } from './model/history/makeHistory.ts'
import { moveOn } from './model/history/moveOn.ts'
import type { World } from './model/history/World.ts'
import { askMany, nameEdges } from './model/questions/askMany.ts'
import { createLens } from './model/subjects/createLens.ts'
import { createLiar } from './model/subjects/createLiar.ts'
import { createReader } from './model/subjects/createReader.ts'

// More questions, about another history, make a longer run.
const QUESTIONS = Number(process.env.LENS_QUESTIONS ?? 3_000)
const SEED = process.env.LENS_SEED ?? 'cairn'

// The embedded network takes the longer for a question, the more there are in a call.
const PER_CALL = 25
const SUBJECTS = { 'the Lens': createLens, 'the reader': createReader }

describe('facts of a chain with a history', function () {
  this.timeout(60_000 + QUESTIONS * 50)
  let world: World
  let session: Session

  before(async () => {
    world = await makeHistory(SEED)
    const block = await world.chain.readBlock('latest')
    await moveOn(world)
    session = { asked: askMany(world, QUESTIONS), edges: nameEdges(world), block }
  })

  after(() => world.chain.close())

  for (const [name, createSubject] of Object.entries(SUBJECTS)) {
    it(`are for ${name} what they are for the model`, async () => {
      const differences = await compare(createSubject(world), world, session, PER_CALL)

      expect({ count: differences.length, shortest: differences[0] }).to.deep.equal({
        count: 0,
        shortest: undefined,
      })
    })
  }

  it('come 250 in a call', async () => {
    const asked = session.asked.slice(0, 250)
    const differences = await compare(createLens(world), world, { ...session, asked }, 250)

    expect(differences).to.deep.equal([])
  })

  it('are compared in every field', async () => {
    const one = { ...session, asked: session.asked.slice(0, 1) }

    for (const field of Object.keys(count(one))) {
      const differences = await compare(createLiar(world, field), world, one, PER_CALL)
      expect(differences, field).to.have.length(1)
    }
  })

  it('are asked for often, both where they hold and where they do not', () => {
    const counts = count(session)

    for (const [fact, { yes, no }] of Object.entries(counts)) {
      expect(yes, fact).to.be.greaterThan(QUESTIONS / 100)
      expect(no, fact).to.be.greaterThan(QUESTIONS / 100)
    }
  })

  function count({ asked }: Session) {
    return countAnswers(asked.map(({ question }) => world.model.answer(question)))
  }
})
