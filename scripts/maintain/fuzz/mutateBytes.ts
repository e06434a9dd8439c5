import type { Mutator, Source } from './Mutator.ts'

type Step = (bytes: Uint8Array, source: Source) => Uint8Array

const telling = [0, 1, 0x7f, 0x80, 0xff, 0x20, 0x0a, 0x22, 0x5c, 0x2e, 0x2d, 0x3a, 0x2c]
const numbers = ['0', '1', '-1', '255', '65536', '4294967295', '4294967296', '9007199254740993']

const steps: readonly Step[] = [
  function flipBit(bytes, { dice }) {
    const place = dice.below(bytes.length)
    return bytes.with(place, (bytes[place] as number) ^ (1 << dice.below(8)))
  },
  (bytes, { dice }) => bytes.with(dice.below(bytes.length), dice.pick(telling)),
  (bytes, { dice }) => bytes.with(dice.below(bytes.length), dice.below(256)),
  function addToByte(bytes, { dice }) {
    const place = dice.below(bytes.length)
    return bytes.with(place, (bytes[place] as number) + dice.below(17) - 8)
  },
  (bytes, source) => replace(bytes, pickRange(bytes, source), new Uint8Array()),
  function insert(bytes, { dice }) {
    const added = Uint8Array.from({ length: 1 + dice.below(4) }, () => dice.below(256))
    return replace(bytes, at(dice.below(bytes.length + 1)), added)
  },
  function repeat(bytes, source) {
    const [start, end] = pickRange(bytes, source)
    return replace(bytes, [end, end], bytes.subarray(start, end))
  },
  function move(bytes, source) {
    const [start, end] = pickRange(bytes, source)
    const part = bytes.slice(start, end)
    const rest = replace(bytes, [start, end], new Uint8Array())
    return replace(rest, at(source.dice.below(rest.length + 1)), part)
  },
  function insertWord(bytes, { dice, word }) {
    return replace(bytes, at(dice.below(bytes.length + 1)), toBytes(word()))
  },
  (bytes, source) => replace(bytes, pickRange(bytes, source), toBytes(source.word())),
  function splice(bytes, source) {
    const other = source.other()
    if (other.length === 0) return bytes
    const [start, end] = pickRange(other, source)
    return replace(bytes, pickRange(bytes, source), other.subarray(start, end))
  },
  function crossOver(bytes, { dice, other }) {
    const tail = other()
    const head = bytes.subarray(0, dice.below(bytes.length))
    return Buffer.concat([head, tail.subarray(dice.below(tail.length + 1))])
  },
  function replaceNumber(bytes, { dice }) {
    const found = [...Buffer.from(bytes).toString('latin1').matchAll(/-?\d+/g)]
    if (found.length === 0) return bytes
    const { index, 0: text } = dice.pick(found)
    return replace(bytes, [index, index + text.length], toBytes(dice.pick(numbers)))
  },
]

/** One to eight changes of bytes: bits, ranges, words, parts of other inputs. */
export const mutateBytes: Mutator = (input, source) => {
  let bytes = input
  for (let left = 2 ** source.dice.below(4); left > 0; left--) {
    if (bytes.length === 0) bytes = toBytes(source.word())
    if (bytes.length > 0) bytes = source.dice.pick(steps)(bytes, source)
  }
  return bytes
}

type Range = readonly [start: number, end: number]

function at(place: number): Range {
  return [place, place]
}

/** Short ones mostly. */
function pickRange(bytes: Uint8Array, { dice }: Source): Range {
  const start = dice.below(bytes.length)
  const most = dice.below(8) === 0 ? bytes.length : 16
  return [start, Math.min(bytes.length, start + 1 + dice.below(most))]
}

function replace(bytes: Uint8Array, [start, end]: Range, by: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(end)])
}

function toBytes(text: string): Uint8Array {
  return Buffer.from(text)
}
