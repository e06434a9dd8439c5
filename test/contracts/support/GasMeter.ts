import type { ContractTransactionResponse } from 'ethers'
import { expectSnapshot } from './expectSnapshot.ts'

/** What transactions cost, by what they do. */
export class GasMeter {
  readonly measured: Record<string, number> = {}

  /** The gas of a whole transaction, as a wallet pays for it. */
  async measure(row: string, sent: Promise<ContractTransactionResponse>): Promise<number> {
    const receipt = await (await sent).wait()
    const gas = Number(receipt!.gasUsed)
    this.measured[row] = gas
    return gas
  }

  /** Compares all of it with a committed file. */
  expectSnapshot(name: string): Promise<void> {
    return expectSnapshot(name, this.measured)
  }
}
