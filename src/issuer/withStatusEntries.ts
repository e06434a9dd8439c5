import { toList } from '../base/toList.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { DocumentHasProofError } from '../proof/signEddsaRdfc2022.ts'
import { toStatusEntries } from '../status/toStatusEntries.ts'

/**
 * The document with its entries in the status lists of its batch, behind those that it has.
 *
 * @throws {DocumentHasProofError} where somebody signed it already: the entries would break that.
 * @throws {StatusListUrlError}
 */
export function withStatusEntries(
  document: JsonObject,
  { statusLists, index }: { statusLists: string; index: number },
): JsonObject {
  if (document.proof !== undefined) throw new DocumentHasProofError()
  const entries = toStatusEntries(statusLists, index)
  return { ...document, credentialStatus: [...toList(document.credentialStatus), ...entries] }
}
