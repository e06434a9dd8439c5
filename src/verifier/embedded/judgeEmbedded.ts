import { countContexts, countValues } from '../../credential/countValues.ts'
import type { Credential } from '../../credential/parseCredential.ts'
import type { JsonObject } from '../../credential/parseJson.ts'
import type { EmbeddedReport } from '../Report.ts'
import { type Embedded, findEmbedded } from './findEmbedded.ts'

/** Nobody reads more verdicts than this, and each one may cost a look at a chain and at hosts. */
const maxEmbedded = 32

/** A record, a badge in it, an endorsement of that, an endorsement of the endorser. */
const maxDepth = 3

/** Values of all of them, times their proofs: as much as is spent on twice the largest document. */
const maxValues = 16_384

/** What one context costs, in values. */
const contextCost = 32

/** What a document alone amounts to: its report, and what was read of it. */
export type Judged<Report> = {
  readonly report: Report
  /** Absent where nothing could be read. */
  readonly credential?: Credential | undefined
}

/** What came of the credentials inside a document. */
export type AllEmbedded<Report> = {
  /** In the order of the levels: those of the document, then those inside of these. */
  readonly judged: readonly (Omit<EmbeddedReport, 'report'> & { readonly report: Report })[]
  /** How many were not judged, for there were too many or they lay too deep. */
  readonly leftOut: number
}

/**
 * Judges the credentials inside a document, each as a document of its own, and those inside of them, as far as the
 * bounds go. What comes of it changes nothing about the document that they stand in.
 *
 * @param judge Judges one of them, whatever is inside of it.
 * @returns `undefined` where there are none.
 */
export async function judgeEmbedded<Report>(
  document: JsonObject,
  judge: (content: Embedded['content']) => Promise<Judged<Report>>,
): Promise<AllEmbedded<Report> | undefined> {
  const judged: AllEmbedded<Report>['judged'][number][] = []
  let level = findEmbedded(document)
  let leftOut = 0
  let budget = maxValues
  for (let depth = 1; level.length > 0; depth++) {
    const taken: Embedded[] = []
    for (const one of level) {
      const isTaken = depth <= maxDepth && judged.length + taken.length < maxEmbedded
      const cost = isTaken ? toCost(one.content) : 0
      if (!isTaken || cost > budget) leftOut++
      else {
        budget -= cost
        taken.push(one)
      }
    }
    const answers = await Promise.all(taken.map((one) => judgeOne(one, judge)))
    judged.push(...answers.map(({ entry }) => entry))
    level = answers.flatMap(({ inner }) => inner)
  }
  return judged.length + leftOut > 0 ? { judged, leftOut } : undefined
}

async function judgeOne<Report>(
  { pointer, kind, content, hosts }: Embedded,
  judge: (content: Embedded['content']) => Promise<Judged<Report>>,
) {
  const { report, credential } = await judge(content)
  const isEndorsement = credential?.types.includes('EndorsementCredential') ?? false
  const ids = isEndorsement ? (credential?.subjectIds ?? []) : []
  const [id] = ids
  const isHere = ids.every((it) => hosts.has(it))
  const inner = credential ? findEmbedded(credential.document) : []
  return {
    entry: {
      pointer,
      kind,
      ...(kind === 'endorsement' && id !== undefined && { endorses: { id, isHere } }),
      report,
    },
    inner: inner.map((one) => ({ ...one, pointer: pointer + one.pointer })),
  }
}

function toCost(content: Embedded['content']): number {
  if (typeof content === 'string') return 1
  const proofs = [content.proof ?? []].flat().length
  const values = countValues(content) + contextCost * countContexts(content)
  return values * Math.max(1, proofs)
}
