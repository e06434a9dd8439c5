/** The network that runs inside a process, for tests, the demo and trying things out. */
export const embeddedNetwork = {
  type: 'edr-simulated',
  chainType: 'l1',
  chainId: 31337,
  hardfork: 'osaka',
  // A fixed genesis and no base fee: a recorded transaction does the same whenever it is replayed.
  initialDate: '2024-01-01T00:00:00Z',
  initialBaseFeePerGas: 0,
} as const
