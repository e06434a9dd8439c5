// Writes what an explorer needs to recompile the contracts: `node scripts/maintain/sources.ts` after a build.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Artifact, type CompiledContract, readContracts } from './contracts.ts'

/** The compiler's standard JSON input, as far as it is read here. */
export type CompilerInput = {
  readonly language: string
  readonly sources: Readonly<Record<string, { readonly content: string }>>
  readonly settings: { readonly remappings?: readonly string[] }
}

type Node = { readonly nodeType: string; readonly absolutePath?: string }

/** What the compiler was given and what it answered: everything that was compiled together. */
type Build = {
  readonly solcLongVersion: string
  readonly input: CompilerInput
  readonly asts: Readonly<Record<string, { readonly ast: { readonly nodes: readonly Node[] } }>>
}

/** The text of each generated file, by its path. */
export function generate(): ReadonlyMap<string, string> {
  const files = readContracts().map((contract) => {
    const { name, artifact, constructorArguments, deployment } = contract
    const build = readBuild(artifact)
    const form = {
      address: deployment.address,
      compilerVersion: build.solcLongVersion,
      contractIdentifier: `${artifact.inputSourceName}:${name}`,
      constructorArguments,
    }
    return { name, form, input: toInput(contract, build) }
  })
  const forms = Object.fromEntries(files.map(({ name, form }) => [name, form]))
  return new Map([
    ['deployments/explorers.json', toText(forms)],
    ...files.map(({ name, input }) => [`deployments/sources/${name}.json`, toText(input)] as const),
  ])
}

// By way of the artifact: build infos of older compilations stay on disk.
function readBuild({ buildInfoId }: Artifact): Build {
  const path = `artifacts/build-info/${buildInfoId}`
  const { input, solcLongVersion } = JSON.parse(readFileSync(`${path}.json`, 'utf8'))
  const { output } = JSON.parse(readFileSync(`${path}.output.json`, 'utf8'))
  return { input, solcLongVersion, asts: output.sources }
}

/** The input of the build, with nothing in it that this contract does not need. */
function toInput({ name, artifact }: CompiledContract, { input, asts }: Build): CompilerInput {
  const paths = findImports(artifact.inputSourceName, asts)
  const isUsed = (remapping: string) => {
    const target = remapping.slice(remapping.indexOf('=') + 1)
    return paths.some((path) => path.startsWith(target))
  }
  const wanted = ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object']
  return {
    language: input.language,
    sources: Object.fromEntries(paths.map((path) => [path, input.sources[path] as Source])),
    settings: {
      ...input.settings,
      remappings: (input.settings.remappings ?? []).filter(isUsed),
      outputSelection: { [artifact.inputSourceName]: { [name]: wanted } },
    } as CompilerInput['settings'],
  }
}

type Source = CompilerInput['sources'][string]

/** A source and everything that it imports, sorted. */
function findImports(path: string, asts: Build['asts']): readonly string[] {
  const found = new Set([path])
  for (const source of found) {
    for (const { nodeType, absolutePath } of asts[source]?.ast.nodes ?? []) {
      if (nodeType === 'ImportDirective' && absolutePath) found.add(absolutePath)
    }
  }
  return [...found].sort()
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

if (import.meta.main) {
  for (const [path, text] of generate()) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}
