import type { Fault } from '../../base/readShape.ts'
import { toBareDocument } from '../../credential/bareDocument.ts'
import { readSchemaEntries, type SchemaEntry } from '../../schema/SchemaEntry.ts'
import { SchemaError } from '../../schema/SchemaError.ts'
import { validateDocument } from '../../schema/validateDocument.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult, Fact, Source } from '../Report.ts'
import type { Run } from '../Run.ts'
import { readSchema, type SchemaReading } from '../readSchema.ts'
import { toResult, toSkipped, worstOf } from '../result.ts'

/** Each may be a request to a host; a badge names one or two. */
const mostSchemas = 4

/**
 * Whether a document keeps to the schemas that it names (W3C Verifiable Credentials JSON Schema §4, Open Badges
 * 3.0 §B.7). It says nothing of authenticity: what cannot be held against its schema is unknown.
 */
export async function checkSchema({ credential }: Presented, run: Run): Promise<CheckResult> {
  const entries = readSchemaEntries(credential.document)
  if (entries.length === 0) return toSkipped('schema', 'not applicable')
  if (entries.length > mostSchemas) {
    return toResult('schema', 'unknown', 'SCHEMA_TOO_COSTLY', { detail: 'It names too many.' })
  }
  const results = await Promise.all(entries.map((entry) => checkEntry(entry, credential, run)))
  const worst = worstOf(results)
  const facts = results.flatMap((one) => one.facts)
  return worst.outcome === 'passed' ? { ...worst, facts } : worst
}

async function checkEntry(
  entry: SchemaEntry,
  { document }: Presented['credential'],
  run: Run,
): Promise<CheckResult> {
  const named: Fact = { name: 'schema', value: entry.url, source: { from: 'document' } }
  if (entry.kind === 'unknown') {
    return toResult('schema', 'unknown', 'SCHEMA_KIND_UNKNOWN', { facts: [named] })
  }
  const reading = await readSchema(entry, run)
  if ('code' in reading) {
    const { code, detail, source } = reading
    const facts = [named, { name: 'code', value: detail, source }]
    return toResult('schema', 'unknown', code, { detail, facts })
  }
  return hold(toBareDocument(document), reading, named)
}

async function hold(
  document: ReturnType<typeof toBareDocument>,
  { schema, others, source }: SchemaReading,
  named: Fact,
): Promise<CheckResult> {
  const found: Fact = { name: 'schema read', value: schema.id, source }
  try {
    const faults = await validateDocument(schema, others, document)
    if (faults.length === 0) {
      return toResult('schema', 'passed', 'SCHEMA_OK', { facts: [named, found] })
    }
    const [first] = faults as readonly [Fault, ...Fault[]]
    const detail = `At ${first.pointer || '/'}: ${first.problem}.`
    const facts = [named, found, ...faults.map((fault) => toFact(fault, source))]
    return toResult('schema', 'failed', 'SCHEMA_BROKEN', { detail, facts })
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error
    const { code, shortMessage: detail } = error
    return toResult('schema', 'unknown', code, { detail, facts: [named, found] })
  }
}

function toFact({ pointer, problem }: Fault, source: Source): Fact {
  return { name: pointer || '/', value: problem, source }
}
