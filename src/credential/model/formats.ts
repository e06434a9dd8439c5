import { parseDateTime } from '../parseDateTime.ts'
import { vocabularies } from './classes.ts'

/** What text can be: a question about it, and what is expected, for a person. */
export type Format = {
  readonly code: 'MODEL_FORMAT' | 'MODEL_WORD'
  readonly expected: string
  readonly accepts: (value: string) => boolean
}

const patterns = {
  uri: [/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'a URI'],
  email: [/^[^\s@]+@[^\s@]+$/, 'an email address'],
  phone: [/^\+?[0-9 ().\-/]{3,40}(?:(?:;ext=|ext\.?|x) ?[0-9]{1,10})?$/i, 'a telephone number'],
  jws: [/^[\w-]+\.[\w-]*\.[\w-]+$/, 'a compact JWS'],
  language: [/^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, 'a language code'],
  country: [/^[A-Z]{2}$/, 'a country code of two letters'],
} as const

const isTime = (value: string) => parseDateTime(value) !== undefined

/** Formats of text by their names in `classes`, the vocabularies among them. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ...Object.entries(patterns).map(
    ([name, [pattern, what]]) => [name, toFormat(what, (value) => pattern.test(value))] as const,
  ),
  ['time', toFormat('a date, a time and a time zone', isTime)],
  ['dateTime', toFormat('a date and a time', (value) => isTime(value) || isTime(`${value}Z`))],
  ['date', toFormat('a date', (value) => isTime(`${value}T00:00:00Z`))],
  ...Object.entries(vocabularies).map(([name, words]) => [name, toVocabulary(words)] as const),
])

function toFormat(what: string, accepts: Format['accepts']): Format {
  return { code: 'MODEL_FORMAT', expected: `expected ${what}`, accepts }
}

/** Words, or with a star among them also any that starts with `ext:`. */
function toVocabulary(words: string): Format {
  const known = new Set(words.split(' '))
  const isOpen = known.delete('*')
  const others = isOpen ? ', or a word that starts with ext:' : ''
  return {
    code: 'MODEL_WORD',
    expected: `expected one of ${[...known].join(', ')}${others}`,
    accepts: (value) => known.has(value) || (isOpen && /^ext:./.test(value)),
  }
}
