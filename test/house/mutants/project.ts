import type { Sources } from '../../../scripts/maintain/mutants/compile.ts'
import { buildProject } from '../../../scripts/maintain/mutants/Project.ts'

const evmVersion = 'cancun'

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
