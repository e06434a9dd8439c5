import type { World } from '../history/World.ts'
import type { Asked, Edge } from '../Question.ts'
import { aggregateFaults } from './aggregateFaults.ts'
import { askRightly } from './askRightly.ts'
import { credentialFaults, type QuestionFault } from './credentialFaults.ts'

/** So many questions: every fault in turn, between right ones; now and then two faults at once. */
export function askMany(world: World, count: number): Asked[] {
  const faults: [string, QuestionFault][] = [
    ...Object.entries(credentialFaults),
    ...Object.entries(aggregateFaults).map(([name, fault]): [string, QuestionFault] => [
      `aggregate: ${name}`,
      fault,
    ]),
  ]
  return Array.from({ length: count }, (_, number) => {
    const { random } = world
    const [kind, fault] = faults[number % faults.length]!
    const isOnAggregate = kind.startsWith('aggregate')
    const batch = random.pick(isOnAggregate ? aggregated(world) : world.batches)
    const question = askRightly(world, batch)
    if (random.chance(35)) return { question, kind: 'right' }
    const faulty = fault(question, world)
    if (random.chance(85)) return { question: faulty, kind }
    const [otherKind, otherFault] = random.pick(faults)
    return { question: otherFault(faulty, world), kind: `${kind}; ${otherKind}` }
  })
}

/** Edges that are known, each with some beside it that are not. */
export function nameEdges({ edges, random }: World): Edge[] {
  return edges.flatMap((edge) => [
    edge,
    { ...edge, from: edge.to, to: edge.from },
    { ...edge, sequence: (edge.sequence + 1) % 2 ** 32 },
    { ...edge, scope: random.hex(32) },
    { ...edge, to: random.pick([0n, 99n, 2n ** 64n - 1n]) },
  ])
}

function aggregated({ batches }: World) {
  return batches.filter(({ proofs }) => proofs.length > 0)
}
