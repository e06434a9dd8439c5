import type { Hex } from '../base/hex.ts'
import { deploymentProxy } from '../deployments/deploymentProxy.ts'
import { type ContractName, deployments } from '../deployments/deployments.ts'
import { toRegistryError } from '../registry/askNode.ts'
import type { Receipt } from '../registry/Registry.ts'
import { readChainId } from '../registry/readChainId.ts'
import { createProxy, type DeploymentOptions } from './createProxy.ts'
import { creationCodes } from './creationCodes.ts'
import { DeploymentError } from './DeploymentError.ts'
import { contractNames, hasProxy, isDeployed } from './readDeployments.ts'

/** What was sent to put the contracts where they belong; nothing where all was there. */
export type DeploymentReceipts = {
  /** To create the deployment proxy, where the chain lacked it. */
  readonly proxy: readonly Receipt[]
  /** To create each contract that was missing. */
  readonly contracts: Readonly<Partial<Record<ContractName, Receipt>>>
}

/**
 * Puts the contracts of this version where they are on every chain, so far as they are not there yet:
 * a second call sends nothing.
 *
 * @param options A node, an account on its chain that pays, and which contracts; all unless told.
 * @throws {RegistryError} where the node or the account fails; `REGISTRY_WRONG_CHAIN` where the two are
 * on different chains.
 * @throws {DeploymentError}
 *
 * @example
 * await deployContracts({ rpc: fromViem(client), sender: fromViemWallet(client) })
 */
export async function deployContracts(
  options: DeploymentOptions & { readonly contracts?: readonly ContractName[] },
): Promise<DeploymentReceipts> {
  const { rpc, sender, contracts: wanted = contractNames } = options
  const chainId = await readChainId(rpc)
  if (chainId !== sender.account.chainId) {
    const problem = `the account is on chain ${sender.account.chainId}, the node on ${chainId}`
    throw toRegistryError('REGISTRY_WRONG_CHAIN', problem)
  }
  let proxy: readonly Receipt[] = []
  const contracts: Partial<Record<ContractName, Receipt>> = {}
  for (const name of contractNames) {
    if (!wanted.includes(name) || (await isDeployed(rpc, name))) continue
    if (!(await hasProxy(rpc))) proxy = await createProxy(options)
    const receipt = await deployContract(options, name)
    if (receipt) contracts[name] = receipt
  }
  return { proxy, contracts }
}

/** @returns Nothing where somebody else was faster. */
async function deployContract(
  { rpc, sender }: DeploymentOptions,
  name: ContractName,
): Promise<Receipt | undefined> {
  const { address, salt } = deployments[name]
  const data: Hex = `${salt}${creationCodes[name].slice(2)}`
  let receipt: Receipt
  try {
    receipt = await sender.send({ to: deploymentProxy.address, data })
  } catch (error) {
    if (await isDeployed(rpc, name)) return undefined
    throw error
  }
  if (await isDeployed(rpc, name, receipt.blockNumber)) return receipt
  const problem = `${name} was created, and is not at ${address}`
  throw new DeploymentError({ code: 'DEPLOYMENT_NOT_THERE', problem })
}
