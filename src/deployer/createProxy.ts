import { deploymentProxy } from '../deployments/deploymentProxy.ts'
import { askNode, toRegistryError } from '../registry/askNode.ts'
import type { Broadcaster, Receipt, TransactionSender } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { unfoldError } from '../registry/unfoldError.ts'
import { DeploymentError } from './DeploymentError.ts'
import { hasProxy } from './readDeployments.ts'

/** A node, and an account that pays. */
export type DeploymentOptions = {
  readonly rpc: Rpc
  readonly sender: TransactionSender & Broadcaster
}

/**
 * Creates the deployment proxy on a chain that lacks it: gives its creator what is missing of the cost,
 * then hands on the one transaction of that account.
 *
 * @returns The receipts, in order.
 * @throws {DeploymentError} `DEPLOYMENT_PROXY_REFUSED` where the chain does not take that transaction.
 */
export async function createProxy({ rpc, sender }: DeploymentOptions): Promise<readonly Receipt[]> {
  if ((await readAmount(rpc, 'eth_getTransactionCount')) > 0n) {
    throw refused('the one transaction that creates the deployment proxy was used up, and failed')
  }
  const value = deploymentProxy.cost - (await readAmount(rpc, 'eth_getBalance'))
  const receipts: Receipt[] = []
  if (value > 0n) {
    await refuseEarly(rpc)
    receipts.push(await sender.send({ to: deploymentProxy.creator, data: '0x', value }))
  }
  try {
    receipts.push(await sender.broadcast(deploymentProxy.transaction))
  } catch (cause) {
    // Somebody else may have handed it on meanwhile.
    if (await hasProxy(rpc)) return receipts
    throw refused('the node refuses the transaction that creates the deployment proxy', cause)
  }
  if (await hasProxy(rpc, receipts.at(-1)?.blockNumber)) return receipts
  throw refused('the transaction that creates the deployment proxy had no effect')
}

/** What Geth and those who follow it say of a transaction that names no chain (EIP-155). */
const unprotected = /replay.?protected|EIP.?155/i

/** A node that takes no such transaction on principle says so before anybody has paid for it. */
async function refuseEarly(rpc: Rpc): Promise<void> {
  try {
    const params = [deploymentProxy.transaction]
    await rpc.request({ method: 'eth_sendRawTransaction', params })
  } catch (cause) {
    const texts = unfoldError(cause).map((part) => (part as Error | null)?.message)
    if (!texts.some((text) => typeof text === 'string' && unprotected.test(text))) return
    throw refused('the node takes no transaction that names no chain', cause)
  }
}

async function readAmount(
  rpc: Rpc,
  method: 'eth_getTransactionCount' | 'eth_getBalance',
): Promise<bigint> {
  const answer = await askNode(rpc, method, [deploymentProxy.creator, 'latest'])
  if (typeof answer === 'string' && /^0x[0-9a-f]{1,64}$/i.test(answer)) return BigInt(answer)
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave something that is not a number')
}

function refused(problem: string, cause?: unknown): DeploymentError {
  return new DeploymentError({ code: 'DEPLOYMENT_PROXY_REFUSED', problem, cause })
}
