import type { ContractTransactionResponse, Signer } from 'ethers'
import type { TrustRegistry } from '../../../artifacts/typechain/index.ts'
import { readDomain } from './keys.ts'

const EDGE = [
  { name: 'from', type: 'uint64' },
  { name: 'to', type: 'uint64' },
  { name: 'scope', type: 'bytes32' },
  { name: 'sequence', type: 'uint32' },
]

/** What a controller signs, as `Signer.signTypedData` takes it, one at a time. */
const TYPES = {
  Grant: [
    ...EDGE,
    { name: 'end', type: 'uint40' },
    { name: 'depth', type: 'uint8' },
    { name: 'deadline', type: 'uint256' },
  ],
  EndGrant: [...EDGE, { name: 'end', type: 'uint40' }, { name: 'deadline', type: 'uint256' }],
  DisownGrant: [...EDGE, { name: 'since', type: 'uint40' }, { name: 'deadline', type: 'uint256' }],
}

/** A deadline of a size that deadlines have. */
const DEADLINE = 1_893_456_000

/** Names one grant. */
export type Edge = { from: number; to: number; scope: string; sequence: number }

type Signed<Terms> = { controller: Signer; edge: Edge } & Terms

/** Writes a grant, with the signature of the controller's wallet. */
export async function grantBySig(
  trust: TrustRegistry,
  { controller, edge, end, depth }: Signed<{ end: bigint; depth: number }>,
): Promise<ContractTransactionResponse> {
  const signature = await sign(trust, { controller, type: 'Grant', edge, terms: { end, depth } })
  return trust.grantBySig(edge, end, depth, DEADLINE, signature)
}

/** Ends a grant, with the signature of the controller's wallet. */
export async function endGrantBySig(
  trust: TrustRegistry,
  { controller, edge, end }: Signed<{ end: bigint }>,
): Promise<ContractTransactionResponse> {
  const signature = await sign(trust, { controller, type: 'EndGrant', edge, terms: { end } })
  return trust.endGrantBySig(edge, end, DEADLINE, signature)
}

/** Disowns a grant, with the signature of the controller's wallet. */
export async function disownGrantBySig(
  trust: TrustRegistry,
  { controller, edge, since }: Signed<{ since: bigint }>,
): Promise<ContractTransactionResponse> {
  const signature = await sign(trust, { controller, type: 'DisownGrant', edge, terms: { since } })
  return trust.disownGrantBySig(edge, since, DEADLINE, signature)
}

async function sign(
  trust: TrustRegistry,
  {
    controller,
    type,
    edge,
    terms,
  }: Signed<{ type: keyof typeof TYPES; terms: Record<string, bigint | number> }>,
): Promise<string> {
  const message = { ...edge, ...terms, deadline: DEADLINE }
  return controller.signTypedData(await readDomain(trust), { [type]: TYPES[type] }, message)
}
