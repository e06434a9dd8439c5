import { createRequire } from 'node:module'
import type * as Edr from '@nomicfoundation/edr'
import type { CompiledContract } from './compile.ts'
import type { Suite } from './Suite.ts'

// The one that Hardhat runs: another package may have brought an older one.
const edr: typeof Edr = createRequire(createRequire(import.meta.url).resolve('hardhat'))(
  '@nomicfoundation/edr',
)

/** A suite and what it creates, as the compiler left them; the suite first. */
export interface CompiledSuite {
  readonly suite: Suite
  readonly artifacts: readonly CompiledArtifact[]
}

interface CompiledArtifact {
  readonly file: string
  readonly name: string
  readonly contract: CompiledContract
}

/** How tests are run; all but `fuzz` and `invariant` as Hardhat's configuration has it. */
export type RunOptions = Partial<Edr.SolidityTestRunnerConfigArgs>

/** How a run ended. */
export interface Run {
  /** A test that failed, of the first suite that has one. */
  readonly failure: { readonly test: string; readonly reason: string } | undefined
  /** How long each suite took, by its harness. */
  readonly seconds: ReadonlyMap<string, number>
}

// EDR wants to know, and makes nothing of it here.
const solcVersion = '0.8.0'

let context: Promise<Edr.EdrContext> | undefined

/** Runs the tests of these suites on Hardhat's own EVM. */
export async function runSuites(
  suites: readonly CompiledSuite[],
  options: RunOptions,
): Promise<Run> {
  if (suites.length === 0) return { failure: undefined, seconds: new Map() }
  context ??= createContext()
  const hardfork = edr.l1HardforkLatest()
  const artifacts = suites.map((it) => it.artifacts.map(toArtifact))
  const config = {
    projectRoot: process.cwd(),
    hardfork: edr.l1HardforkToString(hardfork),
    localPredeploys: edr.l1GenesisState(hardfork),
    disableBlockGasLimit: true,
    disableTransactionGasCap: true,
    // What never ends, ends here, in a second; the hungriest test takes a fifth.
    gasLimit: 1n << 27n,
    ...options,
  }

  const results = await collect(artifacts, config, await context)
  const failures = suites.flatMap(({ suite }) => {
    const tests = results.find(({ id }) => id.source === suite.harness)?.testResults ?? []
    const failed = tests.filter(({ status }) => status === 'Failure')
    return failed.map(({ name, reason = '' }) => ({ test: `${suite.name}.${name}`, reason }))
  })
  const seconds = results.map(
    ({ id, durationNs }) => [id.source, Number(durationNs) / 1e9] as const,
  )
  return { failure: failures[0], seconds: new Map(seconds) }
}

/** The run may be over before the last suite has been reported. */
async function collect(
  suites: readonly (readonly Edr.Artifact[])[],
  config: Edr.SolidityTestRunnerConfigArgs,
  runner: Edr.EdrContext,
): Promise<readonly Edr.SuiteResult[]> {
  const ids = suites.flatMap(([suite]) => suite?.id ?? [])
  const artifacts = new Map(suites.flat().map((it) => [`${it.id.source} ${it.id.name}`, it]))
  const results: Edr.SuiteResult[] = []
  return new Promise((resolve, reject) => {
    const take = (result: Edr.SuiteResult) => {
      if (results.push(result) === ids.length) resolve(results)
    }
    runner
      .runSolidityTests(edr.L1_CHAIN_TYPE, [...artifacts.values()], ids, config, {}, take)
      .catch(reject)
  })
}

async function createContext(): Promise<Edr.EdrContext> {
  const created = new edr.EdrContext()
  await created.registerSolidityTestRunnerFactory(
    edr.L1_CHAIN_TYPE,
    edr.l1SolidityTestRunnerFactory(),
  )
  return created
}

function toArtifact({ file, name, contract }: CompiledArtifact): Edr.Artifact {
  const { bytecode, deployedBytecode } = contract.evm
  return {
    id: { name, source: file, solcVersion },
    contract: {
      abi: JSON.stringify(contract.abi),
      bytecode: `0x${bytecode.object}`,
      deployedBytecode: `0x${deployedBytecode.object}`,
      linkReferences: {},
      deployedLinkReferences: {},
    },
  }
}
