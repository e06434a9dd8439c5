import { type Node, toNode, toText } from '../../../test/support/mutateJson.ts'
import type { Mutator, Source } from './Mutator.ts'
import { mutateBytes } from './mutateBytes.ts'

const literals = [
  ...['null', 'true', 'false', '0', '-0', '-1', '1.5', '1e3', '1e400', '9007199254740993'],
  ...['""', '"x"', '[]', '{}', '[[]]', '{"id":"did:example:x"}', '{"@value":"x"}'],
  ...['"2099-01-01T00:00:00Z"', '["x","y"]', '"\\ud800"', '"\\u0000"', '{"__proto__":1}'],
].map((literal): Node => ({ literal }))

const keys = ['id', 'type', '@context', '@id', '@value', 'proof', '__proto__', 'toString', '']

/** One to four changes of the structure of JSON; of the bytes where it is none. */
export const mutateJson: Mutator = (input, source) => {
  const root = parse(input)
  if (!root) return mutateBytes(input, source)
  let node = root
  for (let left = 1 + source.dice.below(4); left > 0; left--) node = mutateWithin(node, source)
  return Buffer.from(toText(node))
}

function parse(bytes: Uint8Array): Node | undefined {
  try {
    return toNode(JSON.parse(Buffer.from(bytes).toString()))
  } catch {
    return undefined
  }
}

/** Goes down some of the way, and changes what is there. */
function mutateWithin(node: Node, source: Source): Node {
  const { dice } = source
  const isLeaf = 'literal' in node || childrenOf(node).length === 0
  if (isLeaf || dice.below(5) === 0) return mutateHere(node, source)
  if ('items' in node) {
    const at = dice.below(node.items.length)
    return { items: node.items.with(at, mutateWithin(node.items[at] as Node, source)) }
  }
  const at = dice.below(node.members.length)
  const [key, value] = node.members[at] as readonly [string, Node]
  return { members: node.members.with(at, [key, mutateWithin(value, source)]) }
}

function mutateHere(node: Node, source: Source): Node {
  const { dice } = source
  const kind = dice.below(8)
  if (kind === 0) return dice.pick(literals)
  if (kind === 1) return graft(source) ?? node
  if (kind === 2) return { items: [node] }
  if (kind === 3) return { members: [[pickKey(source), node]] }
  if ('literal' in node) return mutateLiteral(node.literal, source)
  if ('items' in node) return mutateItems(node.items, source)
  return mutateMembers(node.members, source)
}

function mutateLiteral(literal: string, source: Source): Node {
  const { dice, word } = source
  if (!literal.startsWith('"')) return { literal: dice.pick(['0', '-1', '1e21', '"1"', literal]) }
  if (dice.below(3) === 0) return toNode(word())
  const bytes = mutateBytes(Buffer.from(JSON.parse(literal)), source)
  return toNode(Buffer.from(bytes).toString())
}

function mutateItems(items: readonly Node[], source: Source): Node {
  const { dice } = source
  const at = dice.below(items.length + 1)
  const item = items[at]
  if (!item || dice.below(3) === 0) {
    return { items: items.toSpliced(at, 0, graft(source) ?? dice.pick(literals)) }
  }
  return dice.below(2) === 0
    ? { items: items.toSpliced(at, 1) }
    : { items: items.toSpliced(dice.below(items.length), 0, item) }
}

type Members = Extract<Node, { members: unknown }>['members']

function mutateMembers(members: Members, source: Source): Node {
  const { dice } = source
  const at = dice.below(members.length + 1)
  const member = members[at]
  if (!member || dice.below(4) === 0) {
    const value = graft(source) ?? dice.pick(literals)
    return { members: members.toSpliced(at, 0, [pickKey(source), value]) }
  }
  const kind = dice.below(3)
  if (kind === 0) return { members: members.toSpliced(at, 1) }
  if (kind === 1) return { members: members.with(at, [pickKey(source), member[1]]) }
  return { members: members.toSpliced(dice.below(members.length), 0, member) }
}

/** A part of another input. */
function graft({ dice, other }: Source): Node | undefined {
  let node = parse(other())
  while (node && !('literal' in node) && childrenOf(node).length > 0 && dice.below(3) > 0) {
    node = dice.pick(childrenOf(node))
  }
  return node
}

function childrenOf(node: Node): readonly Node[] {
  if ('literal' in node) return []
  return 'items' in node ? node.items : node.members.map(([, value]) => value)
}

function pickKey({ dice, word }: Source): string {
  return dice.below(2) === 0 ? dice.pick(keys) : word()
}
