import { decodeFunctionResult, encodeFunctionData } from 'viem'
import { equalAccountIds } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import { deployments } from '../deployments/deployments.ts'
import { isCodeOf } from '../deployments/isCodeOf.ts'
import { toDeployedRegistry } from '../deployments/toDeployedRegistry.ts'
import { abi } from './abi.ts'
import { askNode, noRegistry, type Registry, toRegistryError } from './askNode.ts'
import { readChainId } from './readChainId.ts'
import { readCode } from './readCode.ts'
import { registryDomain } from './registryDomain.ts'

/**
 * Asks the node for its chain and the contract for its name; at the address of the deployment, for its
 * code besides.
 *
 * @throws {RegistryError} where one of them is not the one meant.
 */
export async function identifyRegistry(options: Registry): Promise<void> {
  await checkChain(options)
  await Promise.all([checkName(options), checkCode(options)])
}

async function checkChain({ rpc, registry }: Registry): Promise<void> {
  const chainId = await readChainId(rpc)
  if (chainId === registry.chainId) return
  throw toRegistryError(
    'REGISTRY_WRONG_CHAIN',
    `the node serves chain ${chainId}, not ${registry.chainId}`,
  )
}

async function checkName({ rpc, registry }: Registry): Promise<void> {
  const data = encodeFunctionData({ abi, functionName: 'eip712Domain' })
  const call = { to: registry.address, data }
  const answer = await askNode(rpc, 'eth_call', [call, 'latest'], 'REGISTRY_NOT_FOUND')
  const [, name, version] = decodeDomain(answer)
  if (name === registryDomain.name && version === registryDomain.version) return
  const other = JSON.stringify(name.slice(0, 64))
  throw toRegistryError(
    'REGISTRY_NOT_FOUND',
    `another contract, ${other}, is at ${registry.address}`,
  )
}

/** Anybody can give a contract our name; where the address is trusted unasked, it has to be our code. */
async function checkCode({ rpc, registry }: Registry): Promise<void> {
  if (!equalAccountIds(registry, toDeployedRegistry(registry.chainId))) return
  if (isCodeOf(deployments.CredentialRegistry, await readCode(rpc, registry.address))) return
  throw toRegistryError('REGISTRY_NOT_FOUND', `other code is at ${registry.address}`)
}

function decodeDomain(answer: unknown) {
  try {
    return decodeFunctionResult({ abi, functionName: 'eip712Domain', data: answer as Hex })
  } catch (cause) {
    throw noRegistry(cause)
  }
}
