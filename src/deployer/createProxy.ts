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

/**
 * What nodes say of a transaction that nobody can pay for: it names no chain (EIP-155), or brings too
 * little gas for the rules of theirs, or too little money for gas. EthereumJS names the base fee of its
 * block in every error, with an equals sign.
 */
const hopeless =
  /replay.?protected|EIP.?155|intrinsic gas|at least \d+ gas|underpriced|base.?fee(?!PerGas=)/i

/** What they say where only the money is missing, whatever else they tell beside it. */
const unpaid = /funds|balance/i

/** Most nodes look at the balance last: they say the rest before anybody has paid. */
async function refuseEarly(rpc: Rpc): Promise<void> {
  try {
    const params = [deploymentProxy.transaction]
    await rpc.request({ method: 'eth_sendRawTransaction', params })
  } catch (cause) {
    const text = unfoldError(cause)
      .map((part) => (part as Error | null)?.message)
      .join()
    if (unpaid.test(text) || !hopeless.test(text)) return
    throw refused(
      'the node takes the transaction that creates the deployment proxy from nobody',
      cause,
    )
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
