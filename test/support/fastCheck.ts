import fc from 'fast-check'

// The seed of the Solidity tests: a property that holds today holds tomorrow.
fc.configureGlobal({ seed: 0xca124 })

export { fc }
