import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { unzipSync, zipSync } from 'fflate'
import type { InputFormat } from '../../../../src/adapters/node/detectFormat.ts'
import type { Input } from '../../../../src/adapters/node/Input.ts'
import { readInputs } from '../../../../src/adapters/node/readInputs.ts'
import { BaseError } from '../../../../src/base/BaseError.ts'
import { inside, type Mutator, type Wrapping } from '../Mutator.ts'
import { mutateBytes } from '../mutateBytes.ts'
import type { Target } from '../Target.ts'
import { toText } from './holding.ts'

const limits = { maxBytes: 4096, maxPipedBytes: 8192, maxUnpackedBytes: 8192, maxEntries: 8 }

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** What is read where it arrives in pieces of a size. */
async function read(bytes: Uint8Array, size: number, format?: InputFormat) {
  const inputs: Input[] = []
  const stdin = cut(bytes, size)
  for await (const input of readInputs(['-'], { stdin, limits, ...(format && { format }) })) {
    inputs.push(input)
  }
  return inputs
}

/** However it arrives, the same is read, something always, and each either bytes or an error with a code. */
async function assertReads(bytes: Uint8Array, format?: InputFormat): Promise<readonly Input[]> {
  const inputs = await read(bytes, 8192, format)
  assert(inputs.length > 0)
  for (const input of inputs) {
    assert(
      'bytes' in input ? input.bytes.length <= limits.maxBytes : input.error instanceof BaseError,
    )
  }
  assert(isDeepStrictEqual((await read(bytes, 7, format)).map(describe), inputs.map(describe)))
  return inputs
}

function describe(input: Input) {
  const found = 'bytes' in input ? Buffer.from(input.bytes).toString('latin1') : input.error.code
  return [input.name, found]
}

const archive = (method: 0 | 9) =>
  zipSync(
    {
      'a.json': Buffer.from('{"id":1}'),
      'b/c.jwt': Buffer.from('x.y.z'),
      'd.txt': Buffer.from('-'),
    },
    { level: method, mtime: new Date(2026, 0, 2) },
  )

const zip: Target = {
  name: 'zip',
  seeds: () => [archive(0), archive(9)],
  words: [
    'PK\u0001\u0002',
    'PK\u0003\u0004',
    'PK\u0005\u0006',
    'a.json',
    '/',
    '..',
    '\u0000',
    '\u0001',
  ],
  mutators: [mutateBytes],
  longest: 2048,
  async run(input) {
    const inputs = await assertReads(input, 'zip')
    const theirs = unzipped(input)
    for (const it of inputs) {
      const name = it.name.slice('-/'.length)
      // Of two entries with one name the other reader keeps one.
      const isAlone = inputs.filter((other) => other.name === it.name).length === 1
      const same = isAlone ? theirs[name] : undefined
      if ('bytes' in it && same) assert(Buffer.from(same).equals(it.bytes))
    }
  },
}

function unzipped(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= limits.maxBytes })
  } catch {
    return {}
  }
}

const lines: Target = {
  name: 'lines',
  seeds: () => ['{"id":1}\n{"id":2}\n', ' \r\n{"id":1} \r\n\nx.y.z\r\n', 'x.y.z\nx.y.z'],
  words: ['\n', '\r\n', ' ', '\t', '{}', 'x'.repeat(4096)],
  mutators: [mutateBytes],
  longest: 8192,
  async run(input) {
    const inputs = await assertReads(input, 'jsonl')
    const expected = Buffer.from(input).toString('latin1').split('\n')
    for (const it of inputs) {
      if (!('bytes' in it)) continue
      const number = Number(it.name.slice('-:'.length))
      const line = expected[number - 1]?.replace(/[ \t\r]+$/, '')
      assert.equal(Buffer.from(it.bytes).toString('latin1'), line)
    }
    const filled = expected.filter((it) => /[^ \t\r]/.test(it) || it.length > limits.maxBytes)
    assert.equal(inputs.length, Math.max(1, filled.length))
  },
}

const links: Target = {
  name: 'links',
  seeds: () => [
    'https://a.example/1\nhttps://a.example/2\n',
    'name;url\r\n"A; B";https://a.example/1\r\n;\r\nC;x',
    '\ufefflink\nhttps://a.example/1',
  ],
  words: ['url', 'link', 'https://', '"', '""', ',', ';', '\t', '\r\n', '\n', '\ufeff', 'é'],
  mutators: [mutateBytes],
  longest: 1024,
  async run(input) {
    const inputs = await assertReads(input, 'csv')
    // Without a fetcher nothing is fetched.
    assert(inputs.every((it) => 'error' in it))
  },
}

const head: Wrapping = { open: (outer) => outer.subarray(0, 32), close: (inner) => inner }
const anyHead: Mutator = inside(head, mutateBytes)

const anyInput: Target = {
  name: 'anyInput',
  seeds: () => [archive(9), '{"id":1}\n{"id":2}', 'url\nhttps://a.example/1', 'x.y.z', '{\n}'],
  words: ['PK\u0003\u0004', 'url\n', 'link,', 'https://a.example/', '{}\n', 'x.y.z\n', '\n'],
  mutators: [mutateBytes, anyHead],
  longest: 1024,
  async run(input) {
    const inputs = await assertReads(input)
    if (inputs.length === 1 && inputs[0]?.name === '-' && 'bytes' in inputs[0]) {
      assert.equal(toText(inputs[0].bytes), toText(input))
    }
  },
}

/** Readers of what the command is given. */
export const inputTargets: readonly Target[] = [zip, lines, links, anyInput]
