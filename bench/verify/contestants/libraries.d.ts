// What the benchmark uses of libraries that come without types.

declare module '@digitalbazaar/vc' {
  export function verifyCredential(options: {
    credential: object
    suite: unknown
    documentLoader: (url: string) => Promise<unknown>
  }): Promise<{ verified: boolean; error?: unknown }>
  export function issue<Credential extends object>(options: {
    credential: Credential
    suite: unknown
    documentLoader: (url: string) => Promise<unknown>
  }): Promise<Credential & { proof: object }>
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown; signer?: unknown; date?: string })
  }
}
