import { type AstNode, declarationOf, descend, rangeOf } from './AstNode.ts'
import type { Sources } from './compile.ts'
import type { ParsedFile } from './findMutants.ts'
import { SourceText } from './Operator.ts'

/** The source that fetches. */
export const factory = 'harness/createFromArtifact.sol'

/** The tests, without the code of the contracts that they create. */
export interface Detached {
  readonly sources: Sources
  /** The imports, by file, that no longer bring code with them. */
  readonly cut: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Makes tests fetch the code of a contract instead of carrying it: then a mutant of the contract leaves them as they
 * are, and only the contract is compiled, in half a second instead of ten.
 */
export function detachTests(
  tests: readonly ParsedFile[],
  contracts: readonly ParsedFile[],
  declarations: ReadonlyMap<number, AstNode>,
): Detached {
  const alone = new Map(contracts.flatMap(({ file, tree }) => contractAlone(file, tree)))
  const findFile = (node: AstNode | undefined) => alone.get(declarationOf(node, declarations)?.id)
  const detached = tests.map((test) => [test.file, detach(test, findFile)] as const)
  const texts = detached.map(([file, { text }]) => [file, text])
  return {
    sources: { [factory]: createFromArtifact, ...Object.fromEntries(texts) },
    cut: new Map(detached.map(([file, { cut }]) => [file, cut])),
  }
}

/** Finds the file of the contract that a name stands for, if that file holds the contract and nothing besides. */
type FindFile = (node: AstNode | undefined) => string | undefined

function contractAlone(file: string, tree: AstNode): [id: number | undefined, file: string][] {
  const isPart = ({ nodeType }: AstNode) => !/^(Import|Pragma)Directive$/.test(nodeType)
  const [contract, ...others] = (tree.nodes ?? []).filter(isPart)
  if (contract?.contractKind !== 'contract' || contract.abstract || others.length > 0) return []
  return [[contract.id, file]]
}

function detach({ text, tree }: ParsedFile, findFile: FindFile) {
  const source = new SourceText(text)
  const creations = [...descend(tree)]
    .filter(({ nodeType }) => nodeType === 'FunctionCall')
    .filter(({ expression }) => findFile(typeCreatedBy(expression)) !== undefined)
  const carried = carriedBy(tree, new Set(creations.map(({ expression }) => expression)))
  const kept = new Set(carried.map(findFile))
  const cut = (tree.nodes ?? [])
    .flatMap(({ symbolAliases }) => symbolAliases ?? [])
    .flatMap(({ foreign }) => findFile(foreign) ?? [])
    .filter((file) => !kept.has(file))
  const added = creations.length > 0 ? `\nimport {createFromArtifact} from "${factory}";\n` : ''
  return { text: `${replaceAll(creations, source, text, findFile)}${added}`, cut: new Set(cut) }
}

function typeCreatedBy(node: AstNode | null | undefined): AstNode | undefined {
  return node?.nodeType === 'NewExpression' ? node.typeName : undefined
}

/** The contracts whose code is in this file all the same: inherited, or created or read in another way. */
function carriedBy(tree: AstNode, fetched: ReadonlySet<unknown>): readonly AstNode[] {
  return [...descend(tree)].flatMap((node) => {
    if (node.nodeType === 'NewExpression') return fetched.has(node) ? [] : (node.typeName ?? [])
    if (/^(creation|runtime)Code$/.test(node.memberName ?? '')) {
      return node.expression?.arguments ?? []
    }
    return node.nodeType === 'InheritanceSpecifier' ? (node.baseName ?? []) : []
  })
}

/** From the last to the first, so that no place moves before its turn. */
function replaceAll(
  creations: readonly AstNode[],
  source: SourceText,
  text: string,
  findFile: FindFile,
): string {
  const backwards = creations.toSorted((a, b) => rangeOf(b).start - rangeOf(a).start)
  const bytes = backwards.reduce((all, call) => {
    const type = typeCreatedBy(call.expression)
    const name = type ? source.of(type) : ''
    const values = (call.arguments ?? []).map((it) => source.of(it)).join(', ')
    const made = `${name}(createFromArtifact("${findFile(type)}:${name}", abi.encode(${values})))`
    const { start, end } = rangeOf(call)
    return Buffer.concat([all.subarray(0, start), Buffer.from(made), all.subarray(end)])
  }, Buffer.from(text))
  return bytes.toString()
}

const createFromArtifact = `// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0;

interface Artifacts { function getCode(string calldata name) external view returns (bytes memory); }

function createFromArtifact(string memory name, bytes memory values) returns (address payable created) {
    bytes memory code = Artifacts(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D).getCode(name);
    code = bytes.concat(code, values);
    assembly ("memory-safe") {
        created := create(0, add(code, 32), mload(code))
        if iszero(created) {
            let free := mload(0x40)
            returndatacopy(free, 0, returndatasize())
            revert(free, returndatasize())
        }
    }
}
`
