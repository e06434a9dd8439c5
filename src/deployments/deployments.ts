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
    address: '0x4425a54ebe04137a8272f091b798accd17dea2ef',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0xe471a6d5b9004d8f410c0fbe35c971b530f9632ff2c47709f83b52226c35da2b',
    codeHash: '0x09c350005d372c0c9fad298c7f1c72f6608053df6e5c3ab3ec3d058801c11cab',
    immutables: [[3886,32],[3927,32],[14366,32],[14413,32],[14492,32],[14530,32],[14602,32]],
  },
  TrustRegistry: {
    address: '0x9e87cef077f5dc91ba87871373fbb93a10a74b86',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x7b624d8258a78e5ad94d427aef9c74b54c16670da2ed5fa0925d8cbaf78c0d08',
    codeHash: '0xda727cba6530b4020eb09284f5fdc9080d09bb433859995f152e033474b23e56',
    immutables: [[302,32],[818,32],[859,32],[5239,32],[6072,32],[6119,32],[6198,32],[6236,32],[6302,32]],
  },
  CredentialLens: {
    address: '0x94430e526dddc0cefcbfd7a4a447cfec02f7bf72',
    salt: '0x1d2f488de97f229798a64c3474fe6c7d2e4324de5c1d1c975413ee104b26100c',
    creationCodeHash: '0x0bc038e08bcf48f930170ad6c991236b09107d21c12086b5813e9ade2792fa31',
    codeHash: '0x935a9bd038eeef8888e5232735f7667a953da51c12edf991c3b87668bf0ab136',
    immutables: [],
  },
} as const satisfies Readonly<Record<string, Deployment>>

/** A contract of `deployments`. */
export type ContractName = keyof typeof deployments
