import { hash } from '../bytes.ts'
import type { Batch, World } from '../history/World.ts'
import { NO_AGGREGATE, type Question, ZERO_HASH } from '../Question.ts'

/** A question about a credential of the batch, as an honest holder asks it. */
export function askRightly(world: World, batch: Batch): Question {
  const { random } = world
  const { signer, root, size, proofs } = batch
  const index = random.pick(drawPositions(world, batch))
  const issuer = random.chance(70) ? undefined : random.pick(world.issuers)
  const listed = (issuer ?? world.issuerOf(signer))?.assertionKeys
  return {
    key: signer.address,
    root,
    index,
    size,
    ...batch.prove(index),
    issuerId: issuer?.id ?? 0n,
    assertionKey: listed === undefined ? LISTED_BY_ALL : random.pick([ZERO_HASH, ...listed]),
    aggregate: proofs.length > 0 && random.chance(75) ? random.pick(proofs) : NO_AGGREGATE,
  }
}

const LISTED_BY_ALL = hash(Buffer.from('z6MkListedByAll'))

/** Half of the time those whose status somebody changed, if there are any. */
function drawPositions({ random }: World, { positions, touched }: Batch): readonly number[] {
  if (random.chance(50)) return positions
  const both = positions.filter((index) => touched.has(index))
  return both.length > 0 ? both : positions
}
