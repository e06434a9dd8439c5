import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { JsonError } from '../../../../src/credential/JsonError.ts'
import { parseDateTime } from '../../../../src/credential/parseDateTime.ts'
import { parseJson } from '../../../../src/credential/parseJson.ts'
import { toCanonicalBytes } from '../../../../src/credential/toCanonicalBytes.ts'
import { mutateBytes } from '../mutateBytes.ts'
import { mutateJson } from '../mutateJson.ts'
import type { Target } from '../Target.ts'
import { attempt, readVector, toJson, toText } from './holding.ts'

const json: Target = {
  name: 'json',
  seeds: () =>
    ['arrays', 'french', 'structures', 'unicode', 'values', 'weird'].map((name) =>
      readVector(`jcs/input/${name}.json`),
    ),
  words: ['{"a":1}', '\\u0000', '\\ud83d\\ude00', '\\ud800', '1e308', '-0.0', '"__proto__":', '[]'],
  mutators: [mutateBytes, mutateBytes, mutateJson],
  longest: 1024,
  run(input) {
    const value = attempt(() => parseJson(input), JsonError)
    if (value === undefined) return assertNoSyntax(input)
    // Every reader of the same bytes sees the same value.
    assert(isDeepStrictEqual(value, JSON.parse(toText(input))))
    assert(isDeepStrictEqual(value, parseJson(toText(input))))
    const canonical = toCanonicalBytes(value)
    assert.deepEqual(Buffer.from(toCanonicalBytes(parseJson(canonical))), Buffer.from(canonical))
  },
}

/** What is said to be no JSON is none for others. */
function assertNoSyntax(input: Uint8Array): void {
  try {
    parseJson(input)
  } catch (error) {
    assert(error instanceof JsonError)
    if (error.code === 'JSON_SYNTAX') assert.equal(toJson(input), undefined)
  }
}

const dateTime: Target = {
  name: 'dateTime',
  seeds: () => [
    '2026-03-01T09:00:00Z',
    '2026-03-01T24:00:00.000+01:00',
    '2024-02-29T23:59:59.123456-14:00',
    '0000-01-01T00:00:00Z',
  ],
  words: ['24:00:00', '+14:00', '-00:00', '.9999', '02-29', '9999', 'Z'],
  mutators: [mutateBytes],
  longest: 64,
  run(input) {
    const text = toText(input)
    const time = parseDateTime(text)
    if (time === undefined) return
    assert(Number.isSafeInteger(time))
    assert.equal(time, Date.parse(text))
  },
}

/** Readers of JSON and of what is written in it. */
export const jsonTargets: readonly Target[] = [json, dateTime]
