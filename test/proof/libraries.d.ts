// What the tests use of libraries that come without types.

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown; signer?: unknown; date?: string })
  }
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(options: {
    seed: Uint8Array
    id: string
    controller: string | undefined
  }): Promise<{ signer(): unknown }>
  export function from(key: object): Promise<{ signer(): unknown }>
}

declare module 'jsonld-signatures' {
  type Options = {
    suite: unknown
    purpose: unknown
    documentLoader: (url: string) => Promise<unknown>
  }
  const jsigs: {
    purposes: {
      AssertionProofPurpose: new () => unknown
      AuthenticationProofPurpose: new (options: { challenge: string; domain: string }) => unknown
    }
    sign<Document>(document: Document, options: Options): Promise<Document>
    verify(document: object, options: Options): Promise<{ verified: boolean }>
    derive<Document>(document: Document, options: Options): Promise<Document>
  }
  export default jsigs
}

declare module '@digitalbazaar/ecdsa-multikey' {
  export function from(key: object): Promise<{ signer(): unknown }>
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { signer?: unknown; date?: string })
  }
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): unknown
  export function createDiscloseCryptosuite(options: {
    selectivePointers: readonly string[]
  }): unknown
}
