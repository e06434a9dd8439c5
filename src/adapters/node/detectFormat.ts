/** What a file or a stream holds: one credential, one on each line, an archive, or a list of links. */
export type InputFormat = 'document' | 'jsonl' | 'zip' | 'csv'

/** All formats. */
export const inputFormats: readonly InputFormat[] = ['document', 'jsonl', 'zip', 'csv']

const byExtension: Readonly<Record<string, InputFormat>> = {
  json: 'document',
  jsonld: 'document',
  jwt: 'document',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  zip: 'zip',
}

/** How many bytes of its beginning tell what something is. */
export const headSize = 2 ** 16

/**
 * What something is: an archive by its first bytes, otherwise what its name says, otherwise what its
 * beginning looks like. In doubt it is one document, which a verifier judges.
 *
 * @param head The first `headSize` bytes, or all.
 *
 * @example
 * detectFormat('batch.ndjson', head) // 'jsonl'
 */
export function detectFormat(name: string, head: Uint8Array): InputFormat {
  const [p, k, a, b] = head
  // A local header, or the end of an empty archive (APPNOTE.TXT §4.3.7, §4.3.16).
  if (p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6))) return 'zip'
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(byExtension, extension)
    ? (byExtension[extension] as InputFormat)
    : detectByText(new TextDecoder().decode(head))
}

function detectByText(text: string): InputFormat {
  const [first = '', ...rest] = text.trim().split('\n')
  if (/^https?:\/\//i.test(first) || isHeader(first)) return 'csv'
  return rest.length > 0 && isWhole(first) ? 'jsonl' : 'document'
}

function isHeader(line: string): boolean {
  const cells = line.split(/[,;\t]/).map((cell) => cell.trim().toLowerCase())
  return cells.some((cell) => /^"?(url|link)"?$/.test(cell))
}

/** A line that is a credential by itself: an object, or a compact JWS. */
function isWhole(line: string): boolean {
  if (/^[\w-]+\.[\w-]+\.[\w-]*[\s~]*$/.test(line)) return true
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
