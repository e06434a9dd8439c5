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
    address: '0xad5bf18e02508d54dfa7fba8b3b53e8d13b6d493',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x3c2f0bc40f4ca273fb2194c62d55c2f18756d7ef0cc026757abfeca9a86dba90',
    codeHash: '0x81b6dfa677f8e7a7ac9e7e9f72a5bf94afb2bde4d13a3604c807a38089471eaf',
    immutables: [[4007,32],[4048,32],[9982,32],[10029,32],[10108,32],[10146,32],[10218,32]],
  },
} as const satisfies Readonly<Record<string, Deployment>>

/** A contract of `deployments`. */
export type ContractName = keyof typeof deployments
