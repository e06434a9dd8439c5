import { fromHex, type Hex } from '../base/hex.ts'
import { RegistryError } from '../registry/RegistryError.ts'

/**
 * What a trie has under a key, by the nodes of it that are shown (EIP-1186).
 *
 * @param root Hash of the trie's root, 32 bytes.
 * @param key Before it is hashed.
 * @returns `undefined` where the nodes show that the trie has nothing there.
 * @throws {RegistryError} `REGISTRY_PROOF_BROKEN` where they show neither.
 */
export async function checkProof(
  root: Uint8Array,
  key: Uint8Array,
  proof: readonly Hex[],
): Promise<Uint8Array | undefined> {
  const { verifyMerkleProof } = await import('@ethereumjs/mpt')
  try {
    const nodes = proof.map((node) => fromHex(node))
    return (await verifyMerkleProof(key, nodes, { root, useKeyHashing: true })) ?? undefined
  } catch (cause) {
    throw brokenProof('its proofs do not lead to the state of its block', cause)
  }
}

/** What to throw where a bundle does not prove what it says. */
export function brokenProof(problem: string, cause?: unknown): RegistryError {
  return new RegistryError({
    code: 'REGISTRY_PROOF_BROKEN',
    problem: `of the bundle: ${problem}`,
    cause,
  })
}
