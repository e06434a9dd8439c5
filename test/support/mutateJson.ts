/** JSON as it is written: keys may come twice, and numbers keep their form. */
export type Node =
  | { readonly members: readonly (readonly [key: string, value: Node])[] }
  | { readonly items: readonly Node[] }
  | { readonly literal: string }

/** A JSON value as a node. */
export function toNode(value: unknown): Node {
  if (Array.isArray(value)) return { items: value.map(toNode) }
  if (typeof value === 'object' && value !== null) {
    return { members: Object.entries(value).map(([key, member]) => [key, toNode(member)]) }
  }
  return { literal: JSON.stringify(value) }
}

/** A node as text. */
export function toText(node: Node): string {
  if ('literal' in node) return node.literal
  if ('items' in node) return `[${node.items.map(toText).join(',')}]`
  const members = node.members.map(([key, value]) => `${JSON.stringify(key)}:${toText(value)}`)
  return `{${members.join(',')}}`
}

const values = [
  ...['null', 'true', 'false', '0', '-1', '1.5', '1e3', '""', '"x"', '[]', '{}', '[[]]'],
  ...['{"id":"did:example:x"}', '{"@value":"x"}', '"2099-01-01T00:00:00Z"', '["x","y"]'],
].map((literal): Node => ({ literal }))

const keys = [
  ...['x', '', '@id', '@type', '@nest', '@context', '@graph', '@included', 'id', 'type', 'proof'],
  ...['issuer', 'validUntil', 'validFrom', 'credentialStatus', 'credentialSubject', 'expires'],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'toJSON',
    'length',
    'https://schema.org/name',
  ],
]

/** Every document that differs from this one in one place. */
export function* mutate(node: Node): Generator<Node> {
  yield* values
  yield { items: [node] }
  yield { members: [['@value', node]] }
  yield { members: [['id', node]] }
  if ('literal' in node) yield* mutateLiteral(node.literal)
  else if ('items' in node) yield* mutateItems(node.items)
  else yield* mutateMembers(node.members)
}

function* mutateLiteral(literal: string): Generator<Node> {
  const value: unknown = JSON.parse(literal)
  if (typeof value === 'boolean') yield { literal: String(!value) }
  if (typeof value === 'number') yield* [`${value + 1}`, `${-value}`, `"${value}"`].map(toLiteral)
  if (typeof value === 'string') {
    for (const text of mutateString(value)) yield { literal: JSON.stringify(text) }
  }
}

/** Every text that differs from this one in one character, by several kinds of difference. */
export function* mutateString(text: string): Generator<string> {
  const whole = [`${text} `, ` ${text}`, text.toUpperCase(), text.normalize('NFD'), `${text}\u0000`]
  yield* whole.filter((it) => it !== text)
  for (let i = 0; i < text.length; i++) {
    const [before, after] = [text.slice(0, i), text.slice(i + 1)]
    const code = text.charCodeAt(i)
    yield `${before}${after}`
    yield `${before}${String.fromCharCode(code + 1)}${after}`
    yield `${before}${String.fromCharCode(code ^ 0x20)}${after}`
    yield `${before}${text[i]}\u200b${after}`
  }
}

function* mutateItems(items: readonly Node[]): Generator<Node> {
  for (const [i, item] of items.entries()) {
    for (const mutated of mutate(item)) yield { items: items.with(i, mutated) }
    yield { items: items.toSpliced(i, 1) }
    yield { items: items.toSpliced(i, 0, item) }
    if (i > 0) yield { items: items.with(i, items[i - 1] as Node).with(i - 1, item) }
  }
  for (const value of values) yield { items: [...items, value] }
}

function* mutateMembers(
  members: readonly (readonly [key: string, value: Node])[],
): Generator<Node> {
  for (const [i, [key, value]] of members.entries()) {
    for (const mutated of mutate(value)) yield { members: members.with(i, [key, mutated]) }
    yield { members: members.toSpliced(i, 1) }
    yield { members: [...members, [key, value]] }
    yield { members: [[key, toLiteral('"x"')], ...members] }
    for (const other of [`${key}x`, `@${key}`, ` ${key}`, key.toUpperCase(), ...keys]) {
      if (other !== key) yield { members: members.with(i, [other, value]) }
    }
  }
  for (const key of keys) {
    for (const value of values) yield { members: [...members, [key, value]] }
  }
}

function toLiteral(literal: string): Node {
  return { literal }
}
