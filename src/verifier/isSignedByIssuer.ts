import { checkBare } from './checks/checkBare.ts'
import { checkSignature } from './checks/checkSignature.ts'
import { isPartShown, type Presented } from './Presented.ts'
import type { Run } from './Run.ts'

/**
 * Whether a document is the word of the issuer that it names: signed by a key that is confirmed as a bare
 * document's is. A part of a document is not its word: what was left out may be what limits the rest.
 */
export async function isSignedByIssuer(presented: Presented, run: Run): Promise<boolean> {
  if (isPartShown(presented)) return false
  const { result, signers } = await checkSignature(presented, run)
  if (result.outcome !== 'passed') return false
  const { results } = await checkBare(presented, signers, run)
  const outcomeOf = (check: string) => results.find((it) => it.check === check)?.outcome
  const isGood = !results.some(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  return isGood && outcomeOf('identity') === 'passed'
}
