import type { Fault } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { countSteps } from './patternCost.ts'
import { countValues, type Part, type PreparedSchema } from './prepareSchema.ts'
import { SchemaError } from './SchemaError.ts'

/** A second's work at most, and far more than a badge takes. */
const mostSteps = 4_000_000

/** What it costs to hold one value against one schema, in steps of a search. */
const stepsOfPart = 20

const mostValues = 16_384
const mostFaults = 20

/**
 * Holds a document against a schema.
 *
 * @param others The documents that the schema refers to.
 * @returns Where the document does not keep to it, the first twenty; none where it does.
 * @throws {SchemaError} where the schema cannot be used, or that would take too long.
 *
 * @example
 * await validateDocument(prepareSchema(schema, url), [], document) // []
 */
export async function validateDocument(
  schema: PreparedSchema,
  others: readonly PreparedSchema[],
  document: JsonValue,
): Promise<readonly Fault[]> {
  // Few documents name a schema: the others do not pay for it.
  const { Validator, format } = await import('@cfworker/json-schema')
  const budget = new Budget(document)
  const all = [schema, ...others]
  const formats: Record<string, unknown> = format
  const names: string[] = []
  try {
    // From here to the end nothing else runs: the patterns are those of this schema alone.
    for (const { parts, patterns } of all) {
      for (const part of parts) budget.charge(part)
      for (const [name, { pattern, cost }] of patterns) {
        formats[name] = (text: string) => {
          budget.spend(countSteps(cost, text.length))
          return pattern.test(text)
        }
        names.push(name)
      }
    }
    const validator = new Validator(schema.root, schema.draft, false)
    for (const { root } of others) validator.addSchema(root)
    const { valid, errors } = validator.validate(document)
    return valid ? [] : toFaults(errors)
  } catch (cause) {
    throw toSchemaError(cause)
  } finally {
    for (const name of names) delete formats[name]
  }
}

class Budget {
  #left = mostSteps
  readonly #longestKey: number
  readonly #mostKeys: number
  readonly #comparisons: number

  constructor(document: JsonValue) {
    if (countValues(document) > mostValues) throw tooCostly('the document is too large for it')
    const objects = [...findObjects(document)]
    const keys = objects.map((one) => (Array.isArray(one) ? [] : Object.keys(one)))
    this.#mostKeys = max(keys.map(({ length }) => length))
    this.#longestKey = max(keys.flat().map(({ length }) => length))
    this.#comparisons = max(
      objects.map((one) => (Array.isArray(one) ? one.length * countValues(one) : 0)),
    )
  }

  /** Has a part charge for each value that is held against it: each time, the validator reads this member. */
  charge({ schema, size, comparesItems, keyPatterns }: Part): void {
    const ofKeys = keyPatterns.map((cost) => countSteps(cost, this.#longestKey))
    const price =
      stepsOfPart +
      size +
      this.#mostKeys * (1 + ofKeys.reduce((sum, one) => sum + one, 0)) +
      (comparesItems ? this.#comparisons : 0)
    Object.defineProperty(schema, '$recursiveAnchor', {
      configurable: true,
      enumerable: false,
      get: () => this.spend(price),
    })
  }

  spend(steps: number): undefined {
    this.#left -= steps
    // So written, what is no number is too much.
    if (!(this.#left >= 0)) throw tooCostly('to hold the document against it takes too long')
  }
}

function* findObjects(value: JsonValue): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  yield value
  for (const member of Object.values<JsonValue>(value)) yield* findObjects(member)
}

function max(values: readonly number[]): number {
  return values.reduce((most, one) => Math.max(most, one), 0)
}

type OutputUnit = {
  readonly instanceLocation: string
  readonly keyword: string
  readonly error: string
}

/** What only says that something below is wrong. */
const above: ReadonlySet<string> = new Set(
  '$ref properties patternProperties additionalProperties items prefixItems additionalItems contains allOf anyOf oneOf if propertyNames dependentSchemas dependencies unevaluatedItems unevaluatedProperties'.split(
    ' ',
  ),
)

function toFaults(errors: readonly OutputUnit[]): readonly Fault[] {
  const lowest = errors.filter(({ keyword }) => !above.has(keyword))
  return (lowest.length > 0 ? lowest : errors).slice(0, mostFaults).map((unit) => ({
    pointer: decodeURIComponent(unit.instanceLocation.replace(/^#/, '')),
    problem: unit.keyword === 'format' ? 'the pattern is not matched' : toProblem(unit),
  }))
}

function toProblem({ keyword, error }: OutputUnit): string {
  return `\`${keyword}\`: ${error.replace(/\.$/, '').slice(0, 200)}`
}

function toSchemaError(cause: unknown): SchemaError {
  if (cause instanceof SchemaError) return cause
  if (cause instanceof RangeError) return tooCostly('it is too deep', cause)
  return new SchemaError({
    problem: 'it is no valid schema, or refers to what is not there',
    cause,
  })
}

function tooCostly(problem: string, cause?: unknown): SchemaError {
  return new SchemaError({ code: 'SCHEMA_TOO_COSTLY', problem, cause })
}
