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
    address: '0x58982fd21883c08c73e05d12b91a1780fa11a6c4',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0xe4f6b60d50fb4a218ee2639b25eb980ee1403676d009f9193af04bff7646337d',
    codeHash: '0xe36a83a97c58367b8d27aa32a884b3ca466c8d066f9e1adcc21612569701893c',
    immutables: [[3897,32],[3938,32],[14612,32],[14659,32],[14738,32],[14776,32],[14848,32]],
  },
  TrustRegistry: {
    address: '0xa2f9beea31635af79ee6ac1c58626c4718a76f2f',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0xc3ca186335e71fa893cd0855a81c81f40d0a133344aa7ff1a8c7b8d2581ffbd8',
    codeHash: '0x54503d7a1f8846e5825b7ec61f0c39b14f0ec84f3d725b53fa7252d29019070c',
    immutables: [[313,32],[829,32],[870,32],[5621,32],[6454,32],[6501,32],[6580,32],[6618,32],[6684,32]],
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
