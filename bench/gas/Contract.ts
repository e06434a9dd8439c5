import {
  type Abi,
  type AbiStateMutability,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
} from 'viem'
import type { Call, Sent, Stage } from './Stage.ts'

/** A contract on the stage, called by the names of its functions. */
export type Contract<abi extends Abi> = {
  readonly address: Address
  /** What is sent to call a function, by the account of that number. */
  call<name extends ContractFunctionName<abi>>(
    functionName: name,
    args: ContractFunctionArgs<abi, AbiStateMutability, name>,
    from?: number,
  ): Call
  send<name extends ContractFunctionName<abi>>(
    functionName: name,
    args: ContractFunctionArgs<abi, AbiStateMutability, name>,
    from?: number,
  ): Promise<Sent>
}

/** Puts a contract on the stage. */
export async function deployContract<const abi extends Abi>(
  stage: Stage,
  { abi, bytecode, args = [] }: { abi: abi; bytecode: string; args?: readonly unknown[] },
): Promise<Contract<abi>> {
  const data = encodeDeployData({ abi: abi as Abi, bytecode: bytecode as Hex, args })
  const address = await stage.deploy(data)
  const call: Contract<abi>['call'] = (functionName, args, from = 0) => ({
    to: address,
    data: encodeFunctionData({ abi, functionName, args } as never),
    from,
  })
  return {
    address,
    call,
    send: (functionName, args, from) => stage.send(call(functionName, args, from)),
  }
}
