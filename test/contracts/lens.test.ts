import { expect } from 'chai'
import { changeStatus } from './model/history/changeStatus.ts'
import { makeHistory } from './model/history/makeHistory.ts'
import type { World } from './model/history/World.ts'
import type { Block } from './model/Chain.ts'
import { compare } from './model/compare.ts'
import type { Asked, Edge } from './model/Question.ts'
import { askMany, nameEdges } from './model/questions/askMany.ts'
import { createLens } from './model/subjects/askLens.ts'

/** More of both for a long run. */
const QUESTIONS = Number(process.env['LENS_QUESTIONS'] ?? 3_000)
const SEED = process.env['LENS_SEED'] ?? 'cairn'

describe('CredentialLens, the reader and the model', () => {
  let world: World
  let asked: Asked[]
  let edges: Edge[]
  let block: Block

  before(async function () {
    this.timeout(0)
    console.time('history')
    world = await makeHistory(SEED)
    console.timeEnd('history')
    console.time('ask')
    asked = askMany(world, QUESTIONS)
    console.timeEnd('ask')
    edges = nameEdges(world)
    block = await world.chain.readBlock('latest')
    console.log(world.calls, world.batches.length, block)
  })

  after(() => world.chain.close())

  it('the Lens says what the model says', async function () {
    this.timeout(0)
    console.time('lens'); const cpu = process.cpuUsage()
    const differences = await compare(createLens(world.chain), world, { asked, edges, block })
    console.timeEnd('lens'); console.log(process.cpuUsage(cpu))
    console.log(differences.length); for (const d of differences) console.log(JSON.parse(d.about).kind, JSON.parse(d.about).question?.key.slice(0,6), d.said, d.expected)
    expect(differences[0]).to.equal(undefined)
  })
})
