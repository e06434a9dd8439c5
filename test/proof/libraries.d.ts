// What the tests use of libraries that come without types.

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown; signer?: unknown })
  }
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<{ signer(): unknown }>
}

declare module 'jsonld-signatures' {
  type Options = {
    suite: unknown
    purpose: unknown
    documentLoader: (url: string) => Promise<unknown>
  }
  const jsigs: {
    purposes: { AssertionProofPurpose: new () => unknown }
    sign<Document>(document: Document, options: Options): Promise<Document>
    verify(document: object, options: Options): Promise<{ verified: boolean }>
  }
  export default jsigs
}
