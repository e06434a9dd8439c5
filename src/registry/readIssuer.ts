import { decodeFunctionResult, encodeFunctionData, zeroAddress } from 'viem'
import type { Address } from '../base/hex.ts'
import { abi } from './abi.ts'
import { askRegistry, type Registry } from './askNode.ts'
import type { Block, IssuerRecord } from './Registry.ts'

/** What a registry knows of an issuer at a block; `undefined` where there is none with this id. */
export function readIssuer(
  registry: Registry,
  issuerId: number,
  block: Block,
): Promise<IssuerRecord | undefined> {
  const functionName = 'issuerOf'
  return askRegistry(registry, block, {
    call: encodeFunctionData({ abi, functionName, args: [BigInt(issuerId)] }),
    words: 4,
    decode: (data) => toIssuer(decodeFunctionResult({ abi, functionName, data })),
  })
}

type Answer = ReturnType<typeof decodeFunctionResult<typeof abi, 'issuerOf'>>

function toIssuer({ controller, identifierHash, anchoredOnly }: Answer): IssuerRecord | undefined {
  if (controller === zeroAddress) return undefined
  return { controller: controller.toLowerCase() as Address, identifierHash, anchoredOnly }
}
