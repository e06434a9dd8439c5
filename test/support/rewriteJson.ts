import type { JsonValue } from '../../src/credential/parseJson.ts'

/** The same value as another program might write it, by what the numbers say. */
export function rewriteJson(value: JsonValue, next: () => number): string {
  const space = () => ['', ' ', '\n', '\t', '\r\n  '][next() % 5] as string
  const between = (parts: readonly string[]) =>
    parts.map((part) => space() + part + space()).join(',')
  if (Array.isArray(value)) return `[${between(value.map((item) => rewriteJson(item, next)))}]`
  if (typeof value === 'string') return rewriteString(value, next)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .map((member) => ({ member, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(
      ({ member: [key, it] }) => `${rewriteString(key, next)}${space()}:${rewriteJson(it, next)}`,
    )
  return `{${between(members)}}`
}

function rewriteString(text: string, next: () => number): string {
  const escaped = Array.from({ length: text.length }, (_, i) => {
    if (next() % 8 > 0) return JSON.stringify(text[i]).slice(1, -1)
    return `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`
  })
  return `"${escaped.join('')}"`
}
