import solc from 'solc'
import type { AstNode } from './AstNode.ts'

/** Source texts by the name that imports know them by. */
export type Sources = Readonly<Record<string, string>>

export interface CompiledContract {
  readonly abi: readonly { readonly type: string; readonly name?: string }[]
  readonly evm: {
    readonly bytecode: { readonly object: string }
    readonly deployedBytecode: { readonly object: string }
  }
}

export interface Compilation {
  readonly errors: readonly { readonly type: string; readonly formattedMessage: string }[]
  readonly contracts: Readonly<Record<string, Readonly<Record<string, CompiledContract>>>>
  readonly sources: Readonly<Record<string, { readonly ast: AstNode }>>
}

/** What is asked of the compiler, by file and contract. */
export type Selection = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/**
 * What compiles fastest: a mutant costs a second, and ten with the settings of the release. The part of the
 * optimizer that allocates the stack has to stay, or P256 of OpenZeppelin does not compile.
 */
const fast = {
  optimizer: {
    enabled: true,
    details: {
      inliner: false,
      deduplicate: false,
      cse: false,
      constantOptimizer: false,
      yul: true,
      yulDetails: { stackAllocation: true, optimizerSteps: ':' },
    },
  },
  // Two contracts that do the same are the same bytes.
  metadata: { appendCBOR: false },
}

/** Compiles what is selected. What the legacy pipeline has no stack for goes through the other one. */
export function compile(sources: Sources, outputSelection: Selection, evmVersion: string) {
  const compiled = run(sources, { ...fast, evmVersion, outputSelection })
  const isOutOfStack = compiled.errors.some(({ type }) => type === 'CompilerError')
  if (!isOutOfStack) return compiled
  return run(sources, { ...fast, evmVersion, outputSelection, viaIR: true })
}

/** Makes the trees of these sources and of all that they import, which is read by its name. */
export function parse(given: Sources, evmVersion: string, read: (name: string) => string) {
  const texts = { ...given }
  const readImport = (name: string) => {
    texts[name] = read(name)
    return { contents: texts[name] }
  }
  const settings = { evmVersion, outputSelection: { '*': { '': ['ast'] } } }
  return { ...run(given, settings, readImport), texts }
}

function run(sources: Sources, options: object, read?: (name: string) => object): Compilation {
  const contents = Object.entries(sources).map(([name, content]) => [name, { content }])
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(contents),
    settings: options,
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input), read && { import: read }))
  const errors = (output.errors ?? []).filter(
    ({ severity }: { severity: string }) => severity === 'error',
  )
  return { contracts: {}, sources: {}, ...output, errors }
}
