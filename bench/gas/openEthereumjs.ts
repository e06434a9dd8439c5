import { createBlock } from '@ethereumjs/block'
import { createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common'
import { createTxFromRLP } from '@ethereumjs/tx'
import {
  type Address,
  bytesToHex,
  createAccount,
  createAddressFromString,
  hexToBytes,
} from '@ethereumjs/util'
import { createVM, runTx, type VM } from '@ethereumjs/vm'
import type { Hex } from 'viem'
import { embeddedNetwork } from '../../scripts/network/embeddedNetwork.ts'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { toCost } from './Cost.ts'
import type { Stage } from './Stage.ts'

/** More than any transaction here needs. */
const gasLimit = 2n ** 27n

/**
 * Opens the virtual machine of EthereumJS, an EVM by other people, under the rules of Amsterdam as far
 * as it has them.
 */
export async function openEthereumjs(): Promise<Stage> {
  const { chainId, initialDate } = embeddedNetwork
  const common = createCustomCommon({ chainId }, Mainnet, { hardfork: Hardfork.Amsterdam })
  const vm = await createVM({ common })
  const countNewSlots = watchStorage(vm)
  const nonces = new Map<number, number>()
  let number = 0

  const transact = async ({ to, data }: { to?: Hex; data: Hex }, from: number) => {
    const account = toTestAccount(from)
    const nonce = nonces.get(from) ?? 0
    if (nonce === 0) {
      const rich = createAccount({ balance: 10n ** 24n })
      await vm.stateManager.putAccount(createAddressFromString(account.address), rich)
    }
    nonces.set(from, nonce + 1)
    const unsigned = { type: 'legacy', chainId, nonce, gas: gasLimit, gasPrice: 1n, data } as const
    const raw = await account.signTransaction(to === undefined ? unsigned : { ...unsigned, to })
    number += 1
    const timestamp = Date.parse(initialDate) / 1000 + 12 * number
    const header = { number, timestamp, gasLimit: 2n * gasLimit, baseFeePerGas: 0n }
    const block = createBlock({ header }, { common })
    const tx = createTxFromRLP(hexToBytes(raw as Hex), { common })
    const { totalGasSpent, execResult, createdAddress } = await runTx(vm, { tx, block })
    if (execResult.exceptionError) throw new Error(execResult.exceptionError.error)
    const logs = (execResult.logs ?? []).map(([, topics, payload]) => ({
      topics: topics.map(bytesToHex),
      data: bytesToHex(payload),
    }))
    return { gas: Number(totalGasSpent), newSlots: await countNewSlots(), logs, createdAddress }
  }
  return {
    name: 'EthereumJS, amsterdam',
    chainId,
    account: toTestAccount,
    deploy: async (data) => String((await transact({ data }, 0)).createdAddress) as Hex,
    async send({ from, to, data }) {
      const { gas, newSlots, logs } = await transact({ to, data }, from)
      return { ...toCost({ gas, newSlots, data }), logs }
    },
  }
}

/** Counts the slots that are there and were not before, since it was last asked. */
function watchStorage({ stateManager }: VM): () => Promise<number> {
  const written = new Map<string, { address: Address; key: Uint8Array; wasEmpty: boolean }>()
  const isEmpty = async (address: Address, key: Uint8Array) =>
    (await stateManager.getStorage(address, key)).every((byte) => byte === 0)
  const put = stateManager.putStorage.bind(stateManager)
  stateManager.putStorage = async (address, key, value) => {
    const slot = `${address} ${bytesToHex(key)}`
    if (!written.has(slot)) {
      written.set(slot, { address, key, wasEmpty: await isEmpty(address, key) })
    }
    await put(address, key, value)
  }
  return async () => {
    let count = 0
    for (const { address, key, wasEmpty } of written.values()) {
      if (wasEmpty && !(await isEmpty(address, key))) count += 1
    }
    written.clear()
    return count
  }
}
