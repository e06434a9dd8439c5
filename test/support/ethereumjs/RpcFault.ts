import type { Hex } from '../../../src/base/hex.ts'

const codes = {
  PARSE: -32700,
  REQUEST: -32600,
  METHOD: -32601,
  PARAMS: -32602,
  INTERNAL: -32603,
  /** A block that the node does not have (EIP-1474). */
  RESOURCE: -32001,
  /** A transaction that cannot be mined, or an execution that failed otherwise than by a revert. */
  REJECTED: -32000,
  /** An execution that reverted, with what it said as data. */
  REVERTED: 3,
} as const

/** What a node answers instead of a result: an error of JSON-RPC 2.0. */
export class RpcFault extends Error {
  override readonly name = 'RpcFault'
  readonly code: number
  readonly data: Hex | undefined
  constructor(code: keyof typeof codes, message: string, data?: Hex) {
    super(message)
    this.code = codes[code]
    this.data = data
  }
}
