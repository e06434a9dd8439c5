import { type AbiParameter, decodeErrorResult } from 'viem'
import type { Hex } from '../base/hex.ts'
import { abi } from './abi.ts'
import { toRefusal } from './Refusal.ts'
import type { ContractError } from './RegistryError.ts'

/** What the contract refused with; `undefined` where the data is no error of its own. */
export function readContractError(data: Hex): ContractError | undefined {
  try {
    const { errorName, abiItem, args = [] } = decodeErrorResult({ abi, data })
    return { name: errorName, values: toValues(abiItem.inputs, args) }
  } catch {
    return undefined
  }
}

/** An error of a contract as text: `Name(key: 0x…, request: {size: 3})`. */
export function describeContractError({ name, values }: ContractError): string {
  return `${name}(${describeMembers(values)})`
}

type Parameter = AbiParameter & { readonly components?: readonly Parameter[] }

/** Values by their names, numbers of an enumeration as its words. */
function toValues(parameters: readonly Parameter[], args: readonly unknown[]) {
  return Object.fromEntries(
    parameters.map(({ name, internalType }, i) => {
      const isRefusal = internalType === 'enum Refusal'
      return [name, isRefusal ? (toRefusal(args[i] as number) ?? args[i]) : args[i]]
    }),
  )
}

function describeMembers(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${describe(value)}`)
    .join(', ')
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${describeMembers(value as Record<string, unknown>)}}`
}
