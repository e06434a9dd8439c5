export { type Keystore, parseKeystore } from './Keystore.ts'
export { KeystoreError } from './KeystoreError.ts'
export { openKeystore } from './openKeystore.ts'
export { type SealKeystoreOptions, sealKeystore } from './sealKeystore.ts'
