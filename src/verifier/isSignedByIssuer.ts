import { checkBare } from './checks/checkBare.ts'
import { checkSignature } from './checks/checkSignature.ts'
import type { Presented } from './Presented.ts'
import type { Run } from './Run.ts'

/**
 * Whether a document is the word of the issuer that it names: signed by a key that is confirmed as a bare
 * document's is.
 */
export async function isSignedByIssuer(presented: Presented, run: Run): Promise<boolean> {
  const { result, signers } = await checkSignature(presented, run)
  if (result.outcome !== 'passed') return false
  const { results } = await checkBare(presented, signers, run)
  const outcomeOf = (check: string) => results.find((it) => it.check === check)?.outcome
  const isGood = !results.some(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  return isGood && outcomeOf('identity') === 'passed'
}
