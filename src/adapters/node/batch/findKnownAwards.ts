import type { JsonObject } from '../../../credential/parseJson.ts'
import { meets } from '../../../issuer/changes/meets.ts'
import type { RosterRow } from '../../../issuer/roster/RosterRow.ts'
import type { Template } from '../../../issuer/template/Template.ts'
import { readProgress } from './findBatches.ts'
import { readLinesIfAny } from './LineFile.ts'
import { toPlanPaths } from './openBatch.ts'

/** An award that a batch has already. */
export type KnownAward = { readonly row: RosterRow; readonly folder: string }

/**
 * The awards of a roster that other batches have: to the same learner, known by name and address, of the same
 * achievement on the same day.
 *
 * @param folders Of the other batches.
 * @throws {JournalError} `JOURNAL_DAMAGED` where nobody can tell what one of them has.
 */
export async function findKnownAwards(
  rows: readonly RosterRow[],
  { achievements }: Template,
  folders: readonly string[],
): Promise<readonly KnownAward[]> {
  if (folders.length === 0) return []
  const wanted = new Map<string, RosterRow[]>()
  for (const row of rows) {
    const key = toKey(achievements[row.achievement]?.id, `${row.awardedOn}T00:00:00Z`, row.name)
    const alike = wanted.get(key)
    if (alike) alike.push(row)
    else wanted.set(key, [row])
  }
  const found = new Map<RosterRow, string>()
  for (const folder of folders) {
    if ((await readProgress(folder)).planned === undefined) continue
    for await (const { text } of readLinesIfAny(toPlanPaths(folder).documents)) {
      const document = JSON.parse(text) as JsonObject
      for (const row of wanted.get(keyOf(document)) ?? []) {
        if (meets(document, { field: 'email', value: row.email })) found.set(row, folder)
      }
    }
  }
  return rows.flatMap((row) => {
    const folder = found.get(row)
    return folder === undefined ? [] : [{ row, folder }]
  })
}

function toKey(...parts: readonly unknown[]): string {
  return JSON.stringify(parts)
}

/** Of a document that `buildCredential` made. */
function keyOf({ credentialSubject, validFrom }: JsonObject): string {
  const { achievement, identifier } = (credentialSubject ?? {}) as {
    achievement?: { id?: string }
    identifier?: readonly { identityType?: string; identityHash?: string }[]
  }
  const name = Array.isArray(identifier)
    ? identifier.find(({ identityType }) => identityType === 'name')?.identityHash
    : undefined
  return toKey(achievement?.id, validFrom, name)
}
