import { decodeFunctionResult, zeroAddress } from 'viem'
import type { Address } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { abi } from './abi.ts'
import { askRegistry, type Registry } from './askNode.ts'
import { encodeCall } from './encodeCall.ts'
import type { Block, IssuerRecord } from './Registry.ts'

/** What a registry knows of an issuer at a block; `undefined` where there is none with this id. */
export async function readIssuer(
  registry: Registry,
  issuerId: number,
  block: Block,
): Promise<IssuerRecord | undefined> {
  const functionName = 'issuerOf'
  return askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [toUint(issuerId, 64)]),
    words: 4,
    decode: (data) => toIssuer(decodeFunctionResult({ abi, functionName, data })),
  })
}

type Answer = ReturnType<typeof decodeFunctionResult<typeof abi, 'issuerOf'>>

function toIssuer(issuer: Answer): IssuerRecord | undefined {
  const { controller, identifierHash, anchoredOnly, pendingController } = issuer
  if (controller === zeroAddress) return undefined
  return {
    controller: controller.toLowerCase() as Address,
    identifierHash,
    anchoredOnly,
    ...(pendingController !== zeroAddress && {
      pendingController: pendingController.toLowerCase() as Address,
    }),
  }
}
