import type { Batch, World } from '../history/World.ts'
import { hash } from '../bytes.ts'
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
    aggregate:
      proofs.length > 0 && random.chance(75) ? random.pick(proofs).proof : NO_AGGREGATE,
  }
}

const LISTED_BY_ALL = hash(Buffer.from('z6MkListedByAll'))

/** Half of the time those that have a status, if there are any. */
function drawPositions({ model, random }: World, { positions, root, signer }: Batch) {
  if (random.chance(50)) return positions
  const marked = positions.filter((index) => {
    const { revoked, suspended, superseded } = model.status.statusOf(signer.address, root, index)
    return revoked || suspended || superseded
  })
  return marked.length > 0 ? marked : positions
}
