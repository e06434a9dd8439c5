/** A node of the compiler's syntax tree, Solidity or Yul, with what is used here of its kinds. */
export interface AstNode {
  readonly nodeType: string
  /** `start:length:file`, in bytes. */
  readonly src: string
  readonly id?: number
  readonly name?: string
  readonly kind?: string
  readonly value?: unknown
  readonly typeDescriptions?: { readonly typeString?: string }
  readonly referencedDeclaration?: number

  readonly operator?: string
  readonly prefix?: boolean
  readonly leftExpression?: AstNode
  readonly rightExpression?: AstNode
  readonly leftHandSide?: AstNode
  readonly rightHandSide?: AstNode
  readonly subExpression?: AstNode
  readonly expression?: AstNode | null
  readonly arguments?: readonly AstNode[] | null
  readonly memberName?: string
  readonly functionName?: AstNode

  readonly statements?: readonly AstNode[]
  readonly falseBody?: AstNode | null
  readonly declarations?: readonly (AstNode | null)[]
  readonly initialValue?: AstNode | null

  readonly nodes?: readonly AstNode[]
  readonly typeName?: AstNode
  readonly baseContracts?: readonly AstNode[]
  readonly baseName?: AstNode
  readonly members?: readonly AstNode[]
  readonly constant?: boolean
  readonly abstract?: boolean
  readonly contractKind?: string
  readonly linearizedBaseContracts?: readonly number[]
  readonly contractDependencies?: readonly number[]
  readonly scope?: number
  readonly absolutePath?: string
  readonly symbolAliases?: readonly { readonly foreign: AstNode; readonly local?: string | null }[]
}

/** From which byte of its file to which, the end excluded. */
export interface Range {
  readonly start: number
  readonly end: number
}

export function rangeOf(node: AstNode): Range {
  const [start = 0, length = 0] = node.src.split(':').map(Number)
  return { start, end: start + length }
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value && 'src' in value
}

/** The nodes directly below, each with the name of the property that holds it. */
export function* childrenOf(node: AstNode): Generator<readonly [role: string, child: AstNode]> {
  for (const [role, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield [role, child]
    }
  }
}

/** The node and everything below it, from the outside in. */
export function* descend(node: AstNode): Generator<AstNode> {
  yield node
  for (const [, child] of childrenOf(node)) yield* descend(child)
}

/** The type that the compiler gives to an expression, as it writes it: `uint256`, `bool`. */
export function typeOf(node: AstNode): string {
  return node.typeDescriptions?.typeString ?? ''
}

/** The declaration that a name or a member stands for. */
export function declarationOf(
  node: AstNode | null | undefined,
  declarations: ReadonlyMap<number, AstNode>,
): AstNode | undefined {
  return declarations.get(node?.referencedDeclaration ?? -1)
}
