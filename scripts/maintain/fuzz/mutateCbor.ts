import type { Mutator, Source } from './Mutator.ts'
import { mutateBytes } from './mutateBytes.ts'

/** A CBOR item (RFC 8949 §3) as it is written: the argument of its head may take more bytes than it needs. */
interface Item {
  readonly major: number
  readonly argument: bigint
  /** Bytes of the argument: 0, 1, 2, 4 or 8. */
  readonly width: number
  /** Of a string. */
  readonly bytes?: Uint8Array
  /** Of an array, a map (keys and values in turn) or a tag. */
  readonly items?: readonly Item[]
}

const widths = [0, 1, 2, 4, 8]
const edges = [0n, 1n, 23n, 24n, 255n, 256n, 65_535n, 65_536n, 2n ** 32n - 1n, 2n ** 32n]
const lengths = [0, 1, 19, 20, 31, 32, 33, 64, 96, 1024, 1056]

/** One to four changes of the structure of CBOR; of the bytes where it is none. */
export const mutateCbor: Mutator = (input, source) => {
  const read = readItem(input, 0, 0)
  if (read?.end !== input.length) return mutateBytes(input, source)
  let { item } = read
  for (let left = 1 + source.dice.below(4); left > 0; left--) item = mutateWithin(item, source)
  return writeItem(item)
}

function mutateWithin(item: Item, source: Source): Item {
  const { dice } = source
  const { items = [] } = item
  if (items.length === 0 || dice.below(4) === 0) return mutateHere(item, source)
  const at = dice.below(items.length)
  return { ...item, items: items.with(at, mutateWithin(items[at] as Item, source)) }
}

function mutateHere(item: Item, source: Source): Item {
  const { dice } = source
  const { bytes, items } = item
  const kind = dice.below(6)
  if (kind === 0) return { ...item, width: dice.pick(widths) }
  if (kind === 1) return toInteger(dice.pick(edges))
  if (kind === 2) return toBytes(new Uint8Array(dice.pick(lengths)))
  if (kind === 3) return { ...item, major: dice.below(8) }
  if (bytes) return toBytes(kind === 4 ? mutateBytes(bytes, source) : resize(bytes, source))
  if (!items) return { ...item, argument: item.argument + BigInt(dice.below(3)) }
  const at = dice.below(items.length + 1)
  const other = items[dice.below(items.length + 1)] ?? toInteger(BigInt(dice.below(12)))
  const changed = kind === 4 ? items.toSpliced(at, 1) : items.toSpliced(at, dice.below(2), other)
  return toContainer(item, changed)
}

function resize(bytes: Uint8Array, { dice }: Source): Uint8Array {
  const resized = new Uint8Array(dice.pick(lengths))
  resized.set(bytes.subarray(0, resized.length))
  return resized
}

function toInteger(argument: bigint): Item {
  return { major: 0, argument, width: leastWidth(argument) }
}

function toBytes(bytes: Uint8Array): Item {
  const argument = BigInt(bytes.length)
  return { major: 2, argument, width: leastWidth(argument), bytes }
}

/** Says how many items it has, or one member too many where a key stands alone. */
function toContainer({ major }: Item, items: readonly Item[]): Item {
  const argument = BigInt(major === 5 ? Math.ceil(items.length / 2) : items.length)
  return { major, argument, width: leastWidth(argument), items }
}

function leastWidth(argument: bigint): number {
  if (argument < 24n) return 0
  return widths.find((width) => argument < 256n ** BigInt(width)) ?? 8
}

function readItem(
  bytes: Uint8Array,
  start: number,
  depth: number,
): { item: Item; end: number } | undefined {
  const head = bytes[start]
  if (head === undefined || depth > 16) return undefined
  const width = (head & 31) < 24 ? 0 : widths[(head & 31) - 23]
  if (width === undefined || start + 1 + width > bytes.length) return undefined
  const argument = readArgument(head, bytes.subarray(start + 1, start + 1 + width))
  const major = head >> 5
  const end = start + 1 + width
  if (major === 2 || major === 3) {
    const last = end + Number(argument)
    if (last > bytes.length) return undefined
    return { item: { major, argument, width, bytes: bytes.slice(end, last) }, end: last }
  }
  const count = major === 6 ? 1 : major === 5 ? 2 * Number(argument) : Number(argument)
  if (major < 4 || major === 7) return { item: { major, argument, width }, end }
  return readItems({ major, argument, width }, bytes, { start: end, count, depth: depth + 1 })
}

function readArgument(head: number, bytes: Uint8Array): bigint {
  if (bytes.length === 0) return BigInt(head & 31)
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function readItems(
  head: Item,
  bytes: Uint8Array,
  { start, count, depth }: { start: number; count: number; depth: number },
) {
  const items: Item[] = []
  let end = start
  while (items.length < count) {
    const read = readItem(bytes, end, depth)
    if (!read) return undefined
    items.push(read.item)
    end = read.end
  }
  return { item: { ...head, items }, end }
}

function writeItem(item: Item): Uint8Array {
  const { major, argument, bytes, items = [] } = item
  const width = Math.max(item.width, leastWidth(argument))
  const info = width === 0 ? Number(argument) : widths.indexOf(width) + 23
  const digits = argument.toString(16).padStart(2 * width, '0')
  const tail = width === 0 ? new Uint8Array() : Buffer.from(digits, 'hex')
  return Buffer.concat([
    Uint8Array.of((major << 5) | info),
    tail,
    bytes ?? new Uint8Array(),
    ...items.map(writeItem),
  ])
}
