import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import { BaseError } from '../../base/BaseError.ts'
import { FetchError } from '../../base/FetchError.ts'
import type { FetchResource } from '../../base/FetchResource.ts'
import { mapInOrder } from '../../base/mapInOrder.ts'
import type { Input } from './Input.ts'
import { InputError } from './InputError.ts'
import { bounded } from './readBounded.ts'

type Options = {
  readonly maxBytes: number
  readonly maxPipedBytes: number
  readonly fetchResource?: FetchResource | undefined
}

const accept = 'application/vc, application/vc+jwt, application/ld+json, application/json'
const fetchesAtOnce = 4

/**
 * What the links of a CSV lead to: those in its column `url` or `link`, or in its only column. Without a
 * fetcher each is one that was not fetched.
 *
 * @param name Of the whole; the link of row 17 is `name:17`. The link itself can hold a secret.
 */
export async function* readLinks(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: Options,
): AsyncGenerator<Input> {
  const links = findLinks(readRows(bounded(chunks, options.maxPipedBytes)))
  const follow = async ({ row, link }: { row: number; link: string }): Promise<Input> => {
    const place = { name: `${name}:${row}` }
    try {
      return { ...place, bytes: await fetchLink(link, options) }
    } catch (cause) {
      return { ...place, error: toFetchError(link, cause) }
    }
  }
  yield* mapInOrder(links, follow, fetchesAtOnce)
}

async function fetchLink(link: string, { fetchResource, maxBytes }: Options): Promise<Uint8Array> {
  if (fetchResource) return (await fetchResource(link, { accept, maxBytes })).body
  throw new InputError({ code: 'INPUT_NOT_FETCHED', problem: 'it is a link' })
}

function toFetchError(url: string, cause: unknown): BaseError {
  if (cause instanceof BaseError) return cause
  return new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'it failed', cause })
}

type Row = { readonly row: number; readonly cells: readonly string[] }

async function* findLinks(rows: AsyncIterable<Row>): AsyncGenerator<{ row: number; link: string }> {
  let column: number | undefined
  for await (const { row, cells } of rows) {
    if (column === undefined) {
      column = findColumn(cells)
      if (!isLink(cells[column] ?? '')) continue
    }
    yield { row, link: cells[column] ?? '' }
  }
}

/** Where the first row says that the links are; it may be a link itself. */
function findColumn(cells: readonly string[]): number {
  const named = cells.findIndex((cell) => /^(url|link)$/i.test(cell))
  if (named !== -1) return named
  if (cells.length === 1) return 0
  throw new InputError({ code: 'INPUT_NO_LINKS', problem: 'no column is named `url` or `link`' })
}

function isLink(cell: string): boolean {
  return /^https?:/i.test(cell)
}

/** The rows that are not blank, numbered as a spreadsheet does. */
async function* readRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const texts = unifyLineEnds(decode(chunks))
  // The parser would guess from what comes first, however little that is.
  let head = ''
  for (let next = await texts.next(); !next.done; next = await texts.next()) {
    head += next.value
    if (head.includes('\n')) break
  }
  const options = { delimiter: findDelimiter(head), newline: '\n' } as const
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, options)
  // A failure comes out of the parser too, by which it is noticed.
  pipeline(Readable.from(startWith(head, texts)), parser).catch(() => {})
  let row = 0
  for await (const cells of parser as AsyncIterable<string[]>) {
    row++
    const trimmed = cells.map((cell) => cell.trim())
    if (trimmed.some((cell) => cell !== '')) yield { row, cells: trimmed }
  }
}

/** What separates the cells of the first line most often, outside of quotes. */
function findDelimiter(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

async function* startWith(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (head !== '') yield head
  yield* rest
}

async function* unifyLineEnds(texts: AsyncIterable<string>): AsyncGenerator<string> {
  // CR and LF may lie in two chunks.
  let held = ''
  for await (const text of texts) {
    const all = held + text
    held = all.endsWith('\r') ? '\r' : ''
    const whole = all.slice(0, all.length - held.length).replace(/\r\n?/g, '\n')
    if (whole !== '') yield whole
  }
  if (held !== '') yield '\n'
}

async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // A character may lie across two chunks; the decoder also drops a byte order mark.
  const decoder = new TextDecoder()
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
