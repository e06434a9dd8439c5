// Writes what the SDK knows of the compiled contracts: `node scripts/maintain/abi.ts` after a build.
import { writeFileSync } from 'node:fs'
import { type CompiledContract, readContracts } from './contracts.ts'

const header =
  '// Generated from the compiled contracts by `npm run abi`; a test compares the two.\n\n'

/** The text of each generated file, by its path. */
export function generate(): ReadonlyMap<string, string> {
  const contracts = readContracts()
  return new Map([
    ...contracts.map((contract) => [contract.abi.path, toAbiFile(contract)] as const),
    ['src/deployments/deployments.ts', toDeploymentsFile(contracts)],
    ['src/deployer/creationCodes.ts', toCreationCodesFile(contracts)],
  ])
}

function toAbiFile({ name, abi, artifact }: CompiledContract): string {
  const value = JSON.stringify(artifact.abi)
  return `${header}/** ABI of the ${name} contract. */\nexport const ${abi.name} = ${value} as const\n`
}

function toDeploymentsFile(contracts: readonly CompiledContract[]): string {
  const table = contracts.map(({ name, deployment }) => {
    const { immutables, ...values } = deployment
    const lines = Object.entries(values).map(([key, value]) => `    ${key}: '${value}',`)
    return [
      `  ${name}: {`,
      ...lines,
      `    immutables: ${JSON.stringify(immutables)},`,
      '  },',
    ].join('\n')
  })
  return `${header}import type { Deployment } from './Deployment.ts'

/**
 * The contracts of this version: where they are on every chain that has them. A verifier trusts the
 * registry among them unless its policy names others.
 *
 * @example
 * deployments.CredentialRegistry.address // the same on every chain
 */
export const deployments = {
${table.join('\n')}
} as const satisfies Readonly<Record<string, Deployment>>

/** A contract of \`deployments\`. */
export type ContractName = keyof typeof deployments
`
}

function toCreationCodesFile(contracts: readonly CompiledContract[]): string {
  const table = contracts.map(({ name, creationCode }) => `  ${name}:\n    '${creationCode}',`)
  return `${header}import type { Hex } from '../base/hex.ts'
import type { ContractName } from '../deployments/deployments.ts'

/**
 * What creates each contract, arguments of its constructor included. Sent to the deployment proxy after
 * the salt it creates the contract at its address in \`deployments\`; sent alone, anywhere.
 */
export const creationCodes: Readonly<Record<ContractName, Hex>> = {
${table.join('\n')}
}
`
}

if (import.meta.main) {
  for (const [path, text] of generate()) writeFileSync(path, text)
}
