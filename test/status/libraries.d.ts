// What the tests use of a library that comes without types.

declare module '@digitalbazaar/vc-bitstring-status-list' {
  type List = {
    readonly length: number
    getStatus(index: number): boolean
    setStatus(index: number, status: boolean): void
    encode(): Promise<string>
  }
  export function createList(options: { length: number }): Promise<List>
  export function decodeList(options: { encodedList: string }): Promise<List>
  export function createCredential(options: {
    id: string
    list: List
    statusPurpose: string
  }): Promise<object>
  export function checkStatus(options: {
    credential: object
    documentLoader: (url: string) => Promise<{ document: object }>
    suite?: object
    verifyBitstringStatusListCredential: boolean
  }): Promise<{ verified: boolean; results?: readonly { status: boolean }[] }>
}
