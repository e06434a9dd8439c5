import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { Hex } from '../base/hex.ts'
import type { Deployment } from '../deployments/Deployment.ts'
import { deployments } from '../deployments/deployments.ts'
import { isCodeOf } from '../deployments/isCodeOf.ts'
import { abi } from './abi.ts'
import { askNode, noRegistry, type Registry, toRegistryError } from './askNode.ts'
import type { ReadableContract } from './ChainReader.ts'
import { readChainId } from './readChainId.ts'
import { readCode } from './readCode.ts'
import { type DomainName, registryDomain, trustDomain } from './registryDomain.ts'

const domains = { CredentialRegistry: registryDomain, TrustRegistry: trustDomain } as const

/**
 * Asks the node for its chain and the contract for its name; at the address of the deployment, for its
 * code besides.
 *
 * @throws {RegistryError} where one of them is not the one meant.
 */
export async function identifyContract(options: Registry, name: ReadableContract): Promise<void> {
  await checkChain(options)
  await Promise.all([checkName(options, domains[name]), checkCode(options, deployments[name])])
}

async function checkChain({ rpc, registry }: Registry): Promise<void> {
  const chainId = await readChainId(rpc)
  if (chainId === registry.chainId) return
  throw toRegistryError(
    'REGISTRY_WRONG_CHAIN',
    `the node serves chain ${chainId}, not ${registry.chainId}`,
  )
}

async function checkName({ rpc, registry }: Registry, domain: DomainName): Promise<void> {
  const data = encodeFunctionData({ abi, functionName: 'eip712Domain' })
  const call = { to: registry.address, data }
  const answer = await askNode(rpc, 'eth_call', [call, 'latest'], 'REGISTRY_NOT_FOUND')
  const [, name, version] = decodeDomain(answer)
  if (name === domain.name && version === domain.version) return
  const other = JSON.stringify(name.slice(0, 64))
  throw toRegistryError(
    'REGISTRY_NOT_FOUND',
    `another contract, ${other}, is at ${registry.address}`,
  )
}

/** Anybody can give a contract our name; where the address is trusted unasked, it has to be our code. */
async function checkCode({ rpc, registry }: Registry, deployment: Deployment): Promise<void> {
  if (registry.address.toLowerCase() !== deployment.address) return
  if (isCodeOf(deployment, await readCode(rpc, registry.address))) return
  throw toRegistryError('REGISTRY_NOT_FOUND', `other code is at ${registry.address}`)
}

function decodeDomain(answer: unknown) {
  try {
    return decodeFunctionResult({ abi, functionName: 'eip712Domain', data: answer as Hex })
  } catch (cause) {
    throw noRegistry(cause)
  }
}
