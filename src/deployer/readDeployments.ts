import { deploymentProxy } from '../deployments/deploymentProxy.ts'
import { type ContractName, deployments } from '../deployments/deployments.ts'
import { isCodeOf } from '../deployments/isCodeOf.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { readCode } from '../registry/readCode.ts'
import { DeploymentError } from './DeploymentError.ts'

/** All contracts of this version, each after those that it knows. */
export const contractNames = Object.keys(deployments) as readonly ContractName[]

/**
 * Which contracts of this version a chain has.
 *
 * @param rpc A node of the chain.
 * @throws {RegistryError} where the node fails.
 * @throws {DeploymentError} `DEPLOYMENT_OTHER_CODE` where something else is at the address of one.
 *
 * @example
 * const present = await readDeployments(fromViem(client)) // Set { 'CredentialRegistry' }
 */
export async function readDeployments(rpc: Rpc): Promise<ReadonlySet<ContractName>> {
  const found = await Promise.all(contractNames.map((name) => isDeployed(rpc, name)))
  return new Set(contractNames.filter((_, i) => found[i]))
}

/**
 * Whether a chain has a contract, at a block or now.
 *
 * @throws {DeploymentError} `DEPLOYMENT_OTHER_CODE`.
 */
export async function isDeployed(rpc: Rpc, name: ContractName, block?: number): Promise<boolean> {
  const { address } = deployments[name]
  const code = await readCode(rpc, address, block)
  if (code === '0x') return false
  if (isCodeOf(deployments[name], code)) return true
  const problem = `other code than that of ${name} is at ${address}`
  throw new DeploymentError({ code: 'DEPLOYMENT_OTHER_CODE', problem })
}

/**
 * Whether a chain has the deployment proxy, at a block or now.
 *
 * @throws {DeploymentError} `DEPLOYMENT_OTHER_CODE`.
 */
export async function hasProxy(rpc: Rpc, block?: number): Promise<boolean> {
  const { address, code: expected } = deploymentProxy
  const code = await readCode(rpc, address, block)
  if (code === '0x') return false
  if (code.toLowerCase() === expected) return true
  const problem = `other code than that of the deployment proxy is at ${address}`
  throw new DeploymentError({ code: 'DEPLOYMENT_OTHER_CODE', problem })
}
