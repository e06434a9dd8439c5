/** A folder of `src/`, the floor it stands on, and what it is for. */
export type Room = {
  readonly room: string
  readonly floor: number
  readonly purpose: string
}

/**
 * The rooms of `src/`, from the ground up. A room imports from lower floors only; neighbours do not
 * know each other. The import rules and the diagram in the README are made from this list.
 */
export const rooms: readonly Room[] = [
  { room: 'base', floor: 0, purpose: 'error root, bytes, hex, hashing; no word of the domain' },
  {
    room: 'credential',
    floor: 1,
    purpose: 'the document: parse, check its shape, canonical bytes',
  },
  { room: 'merkle', floor: 1, purpose: 'trees and paths; knows nothing of credentials' },
  {
    room: 'deployments',
    floor: 1,
    purpose: 'where the contracts are, and how they are recognized',
  },
  { room: 'registry', floor: 2, purpose: 'the chain seen from inside: the port and the ABI' },
  { room: 'quorum', floor: 3, purpose: 'several nodes that have to agree, read as one chain' },
  {
    room: 'bundle',
    floor: 3,
    purpose: 'what a chain says, with proofs of it: a chain to read offline',
  },
  { room: 'proof', floor: 3, purpose: 'anchor proofs and Data Integrity proofs: make and check' },
  { room: 'status', floor: 3, purpose: 'status lists: entries judged, mirrors of batches written' },
  { room: 'schema', floor: 3, purpose: 'JSON Schemas of credentials: made safe to use, and used' },
  { room: 'trust', floor: 3, purpose: 'who vouches for whom: grants, written and read' },
  { room: 'identity', floor: 3, purpose: 'who an issuer is: DIDs, their documents and keys' },
  { room: 'issuer', floor: 4, purpose: 'from rows to sealed, anchored credentials' },
  { room: 'verifier', floor: 4, purpose: 'checks, policy, report' },
  { room: 'deployer', floor: 4, purpose: 'puts the contracts where they belong' },
  {
    room: 'evidence',
    floor: 5,
    purpose: 'a report as a person follows it: what was asked, what would change it',
  },
  { room: 'adapters', floor: 5, purpose: 'viem, ethers and Node: the ports made real' },
]

/** The rooms that a room must not import: those above it and its neighbours. */
export function closedTo(room: Room): readonly string[] {
  return rooms.filter((other) => other !== room && other.floor >= room.floor).map((it) => it.room)
}

/** The list as text, the top floor first. */
export function toDiagram(): string {
  const width = Math.max(...rooms.map(({ room }) => room.length))
  const lines = rooms.toReversed().map(({ room, floor, purpose }, i, all) => {
    const label = all[i - 1]?.floor === floor ? '       ' : `floor ${floor}`
    return `${label}  ${room.padEnd(width)}  ${purpose}`
  })
  return lines.join('\n')
}
