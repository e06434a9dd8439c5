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
    address: '0xb2abd3f2e1f11a4d784f035ca8f66403121b47bf',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x07b3bf2c2279e2288fda5e620ba4a6ee594a16ce3148a0e22119e477233ea73f',
    codeHash: '0xe5209d54169d9f17a69b864d650b5eaf747dd41cdb0cb29867cb644ad987f83a',
    immutables: [[3898,32],[3939,32],[14900,32],[14947,32],[15026,32],[15064,32],[15136,32]],
  },
  TrustRegistry: {
    address: '0x5383a2f91d96d621bde193d583c8037f0311439b',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0xb5ddae683d562c995fb3220bca94d26fd749a5c483f7658429d2c2568f0dbae8',
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
