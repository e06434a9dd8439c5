/**
 * A node, as one function (EIP-1193 `request`): all that the SDK asks of one. Wallets, Hardhat and viem
 * clients have it as it is; `cairn-credentials/ethers` makes one of an ethers provider.
 */
export type Rpc = {
  /** The `result` of one call; rejects where the node answers with an error or not at all. */
  request(call: { readonly method: string; readonly params: readonly unknown[] }): Promise<unknown>
}
