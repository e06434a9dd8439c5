import type { Sources } from '../../../scripts/maintain/mutants/compile.ts'
import { compileSuites, judgeMutant } from '../../../scripts/maintain/mutants/judgeMutant.ts'
import { buildProject } from '../../../scripts/maintain/mutants/Project.ts'

const evmVersion = 'cancun'

/** One run of each fuzz test. */
const few = { fuzz: { runs: 1, seed: '0x1' } }

/** A project of these sources, without packages. */
export function toProject(sources: Sources) {
  return buildProject(sources, evmVersion, (name) => {
    throw new Error(`${name} is not one of the sources.`)
  })
}

/** A contract of this file with this body. */
export function toContract(body: string): Sources {
  return {
    'contracts/Sample.sol': `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

${body}
`,
  }
}

/** What becomes of each mutant, by what it makes of its line. */
export async function judge(sources: Sources): Promise<ReadonlyMap<string, string>> {
  const { mutants, ...project } = toProject(sources)
  const original = compileSuites(project.suites, { project, evmVersion })
  if (original === undefined) throw new Error('The sources do not compile.')
  const slow = new Set<string>()
  const setup = { project, evmVersion, original, slow, quick: few, thorough: few }
  const verdicts = new Map<string, string>()
  for (const mutant of mutants) {
    verdicts.set(mutant.becomes, (await judgeMutant(mutant, setup)).outcome)
  }
  return verdicts
}
