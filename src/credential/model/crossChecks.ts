import { toList } from '../../base/toList.ts'
import { isJsonObject } from '../isJsonObject.ts'
import type { JsonObject, JsonValue } from '../parseJson.ts'
import type { ClassName } from './classes.ts'
import type { FaultList } from './FaultList.ts'

const badges = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)?\.json$/
const records = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(-2\.\d\.\d)?\.json$/

/** The contexts after the one of VC Data Model, in their order. */
const contextsOf: { readonly [name in ClassName]?: readonly RegExp[] } = {
  AchievementCredential: [badges],
  EndorsementCredential: [badges],
  ClrCredential: [records, badges],
}

/** Whether the contexts of the model come second, and third. */
export function checkContexts(document: JsonObject, name: ClassName, list: FaultList): void {
  const contexts = document['@context']
  for (const [i, pattern] of (contextsOf[name] ?? []).entries()) {
    const context = Array.isArray(contexts) ? contexts[i + 1] : undefined
    if (typeof context === 'string' && pattern.test(context)) continue
    const what = pattern === records ? 'CLR 2.0' : 'Open Badges 3.0'
    list.add('MODEL_CONTEXT', `expected a context of ${what}`, '@context', i + 1)
  }
}

/** Whether every evidence says of what type it is, as VC Data Model 2.0 §5.6 asks of documents without a model, too. */
export function checkEvidence({ evidence }: JsonObject, list: FaultList): void {
  for (const [i, item] of toList(evidence).entries()) {
    if (isJsonObject(item) && item.type !== undefined) continue
    const place = Array.isArray(evidence) ? [i] : []
    list.add('MODEL_MISSING', 'expected a type', 'evidence', ...place, 'type')
  }
}

/** What a result description lets a result say. */
type Allowance = {
  readonly levels: ReadonlySet<JsonValue | undefined>
  /** Absent where it names no values. */
  readonly values: ReadonlySet<JsonValue> | undefined
  readonly resultType: JsonValue | undefined
}

/** Whether results lead to their descriptions, and say what these allow. */
export function checkResults({ result, achievement }: JsonObject, list: FaultList): void {
  if (result === undefined) return
  const descriptions = isJsonObject(achievement) ? achievement.resultDescription : undefined
  const allowances = new Map(objectsOf(descriptions).map((it) => [it.id, toAllowance(it)]))
  list.enter('result')
  if (isJsonObject(result)) checkResult(result, allowances, list)
  else if (Array.isArray(result)) {
    for (const [i, item] of result.entries()) {
      if (list.isFull) break
      list.enter(i)
      if (isJsonObject(item)) checkResult(item, allowances, list)
      list.leave()
    }
  }
  list.leave()
}

function checkResult(
  { resultDescription, achievedLevel, status, value }: JsonObject,
  allowances: ReadonlyMap<JsonValue | undefined, Allowance>,
  list: FaultList,
): void {
  if (typeof resultDescription !== 'string') return
  const linked = allowances.get(resultDescription)
  if (!linked) {
    const problem = 'expected the id of a result description of the achievement'
    list.add('MODEL_REFERENCE', problem, 'resultDescription')
    return
  }
  if (typeof achievedLevel === 'string' && !linked.levels.has(achievedLevel)) {
    list.add('MODEL_REFERENCE', 'expected the id of a level of the description', 'achievedLevel')
  }
  if (linked.resultType === 'Status' && status === undefined) {
    list.add('MODEL_MISSING', 'expected a status, as the description says', 'status')
  }
  if (typeof value === 'string' && linked.values?.has(value) === false) {
    list.add('MODEL_WORD', 'expected one of the values that the description allows', 'value')
  }
}

/** Whether what a result description requires is what it allows. */
export function checkResultDescription(description: JsonObject, list: FaultList): void {
  const { requiredLevel, requiredValue, valueMin, valueMax } = description
  const { levels, values } = toAllowance(description)
  if (typeof requiredLevel === 'string' && !levels.has(requiredLevel)) {
    list.add('MODEL_REFERENCE', 'expected the id of one of its levels', 'requiredLevel')
  }
  // It may lie in a range instead, and nothing says how the texts at its ends are ordered.
  const isRange = valueMin !== undefined || valueMax !== undefined
  if (typeof requiredValue === 'string' && !isRange && values?.has(requiredValue) === false) {
    list.add('MODEL_WORD', 'expected one of the values that it allows', 'requiredValue')
  }
}

function toAllowance({ rubricCriterionLevel, allowedValue, resultType }: JsonObject): Allowance {
  return {
    levels: new Set(objectsOf(rubricCriterionLevel).map(({ id }) => id)),
    values: allowedValue === undefined ? undefined : new Set([allowedValue].flat() as JsonValue[]),
    resultType,
  }
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  const items = Array.isArray(value) ? (value as readonly JsonValue[]) : [value]
  return items.filter(isJsonObject)
}
