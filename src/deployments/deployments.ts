// Generated from the compiled contracts by `npm run abi`; a test compares the two.

import type { Deployment } from './Deployment.ts'

/**
 * The contracts of this version: where they are on every chain that has them. A verifier trusts the
 * registry among them unless its policy names others.
 *
 * @example
 * deployments.CredentialRegistry.address // the same on every chain
 */
export const deployments = {
  CredentialRegistry: {
    address: '0x6d1dbfb1531c56109aba0c810f28b19c06882126',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x79f7dd3f0a5395edd338aa2cf2d454030b3cfe70653bdf2ae1513c4c663ddc70',
    codeHash: '0x9512a389a1664184347e2857967bbf19590b5c601bab01c3d70f3db9e583edce',
    immutables: [[3886,32],[3927,32],[14298,32],[14345,32],[14424,32],[14462,32],[14534,32]],
  },
  TrustRegistry: {
    address: '0xfd6c1b6560ca3164f1d3044de7a79c1096723476',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x0dd2ba184edf1ef3048236da87df71c61ada7935e74f698ba3a6b7099931f0c7',
    codeHash: '0xda727cba6530b4020eb09284f5fdc9080d09bb433859995f152e033474b23e56',
    immutables: [[302,32],[818,32],[859,32],[5239,32],[6072,32],[6119,32],[6198,32],[6236,32],[6302,32]],
  },
  CredentialLens: {
    address: '0xd13d37336f746f1891b6f9ad91b183dfd6cf9b15',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x5b716c5dfe7dad96e6c33b8ea49207d6e2ea3d3469d9aa9cc031c2cd3a908fda',
    codeHash: '0x73435320efdd9b9ec37edda34909fec453dd1d1a592f7e9069bddffba6e35757',
    immutables: [],
  },
} as const satisfies Readonly<Record<string, Deployment>>

/** A contract of `deployments`. */
export type ContractName = keyof typeof deployments
