import type { ReadableContract, ReadContract } from './ChainReader.ts'

/**
 * Checks that a contract is the one meant.
 *
 * @returns A function that asks once, and again after a failure; it rejects with `RegistryError` where
 * it is not.
 */
export function identifyOnce(
  { chain, registry }: ReadContract,
  name: ReadableContract,
): () => Promise<void> {
  let identified: Promise<void> | undefined
  return () => {
    identified ??= chain.identify(registry, name).catch((error) => {
      identified = undefined
      throw error
    })
    return identified
  }
}
