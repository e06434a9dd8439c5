const mark = /^<[^<>]*>$/
const urlMark = 'urn:placeholder:'

/** Text that stands for text which somebody has to write. */
export function toPlaceholder(what: string): string {
  return `<${what}>`
}

/** An address that stands for one which somebody has to look up. */
export function toUrlPlaceholder(what: string): string {
  return `${urlMark}${what}`
}

type Path = readonly (string | number)[]

/** Where in a value something is still to be written. */
export function findPlaceholders(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') {
    return mark.test(value) || value.startsWith(urlMark) ? [path] : []
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => {
    return findPlaceholders(item, [...path, Array.isArray(value) ? Number(key) : key])
  })
}
