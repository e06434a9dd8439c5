/** What is needed of a place in the syntax tree of Babel. */
export interface Path {
  readonly node: Node
  readonly parentPath: Path | null
  readonly scope: {
    getBinding(name: string): { readonly path: { readonly node: Node } } | undefined
  }
}

interface Node {
  readonly type: string
  readonly value?: unknown
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[]
  readonly key?: Node
  readonly name?: string
  readonly properties?: readonly Node[]
  readonly callee?: Node
  readonly arguments?: readonly Node[]
  readonly params?: readonly Node[]
}

/** What the parts of a sentence are called here. */
const partsOfSpeech: ReadonlySet<string> = new Set(['problem', 'reason', 'detail', 'what'])

/**
 * For Stryker: tests assert codes and never sentences, so that no mutant is made of one. A text is one
 * where it ends as one, or is called one where it stands. The names of error classes are for traces.
 */
export const strykerPlugins = [
  { kind: 'Ignore', name: 'sentences', value: { shouldIgnore } },
] as const

function shouldIgnore(path: Path): string | undefined {
  const { node } = path
  if (node.type === 'ClassProperty' && node.key?.name === 'name') return 'the name of a class'
  if (isAdvice(node)) return 'advice'
  if (node.properties?.length && node.properties.every(isSpeech)) return 'sentences'
  const text = textOf(node)
  if (text === undefined) return undefined
  return isSentence(text) || isCalledSentence(path) ? 'a sentence' : undefined
}

function isAdvice({ type, key }: Node): boolean {
  return type === 'ObjectProperty' && key?.name === 'metaMessages'
}

/** Advice, or a part of a sentence that is a text as it stands. */
function isSpeech(node: Node): boolean {
  const { key, value } = node
  const isText = value !== undefined && textOf(value as Node) !== undefined
  return isAdvice(node) || (isText && partsOfSpeech.has(key?.name ?? ''))
}

function textOf({ type, value, quasis = [] }: Node): string | undefined {
  if (type === 'StringLiteral') return value as string
  if (type !== 'TemplateLiteral') return undefined
  return quasis.map((quasi) => quasi.value.raw).join('…')
}

/** Or what the library of shapes continues to one. */
function isSentence(text: string): boolean {
  return text.includes(' ') && (text.endsWith('.') || text.startsWith('expected '))
}

/** Whether the text goes to a member, a constant or a parameter with such a name. */
function isCalledSentence({ node, parentPath, scope }: Path): boolean {
  const parent = parentPath?.node
  if (parent?.type === 'ObjectProperty') return partsOfSpeech.has(parent.key?.name ?? '')
  if (parent?.type !== 'CallExpression') return false
  const called = scope.getBinding(parent.callee?.name ?? '')?.path.node
  const parameter = called?.params?.[parent.arguments?.indexOf(node) ?? -1]
  return partsOfSpeech.has(parameter?.name ?? '')
}
