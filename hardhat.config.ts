import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import hardhatEthers from '@nomicfoundation/hardhat-ethers'
import hardhatEthersChaiMatchers from '@nomicfoundation/hardhat-ethers-chai-matchers'
import hardhatMocha from '@nomicfoundation/hardhat-mocha'
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers'
import hardhatTypechain from '@nomicfoundation/hardhat-typechain'
import { defineConfig } from 'hardhat/config'
import { embeddedNetwork } from './scripts/network/embeddedNetwork.ts'

const compiler = {
  version: '0.8.37',
  // The compiler comes with `npm ci`: nothing is downloaded at build time.
  path: fileURLToPath(import.meta.resolve('solc/soljson.js')),
}

const settings = {
  evmVersion: 'cancun',
  // A comment or a path must not move the address that the creation code leads to.
  metadata: { bytecodeHash: 'none' },
  outputSelection: { '*': { '*': ['storageLayout'] } },
}

/** How what is deployed is compiled. */
export const release = {
  ...compiler,
  settings: {
    ...settings,
    // Saves 330 gas an anchor, 800 a revocation, 4,400 a thousand of them, against the legacy pipeline.
    viaIR: true,
    optimizer: { enabled: true, runs: 1_000_000 },
  },
}

const quick = { ...compiler, settings: { ...settings, optimizer: { enabled: true, runs: 1 } } }

const solidityTests = globSync('test/contracts/**/*.sol', { cwd: import.meta.dirname }).map(
  (file) => [file, quick] as const,
)

export default defineConfig({
  plugins: [
    hardhatEthers,
    hardhatEthersChaiMatchers,
    hardhatMocha,
    hardhatNetworkHelpers,
    hardhatTypechain,
  ],
  solidity: {
    profiles: {
      // What is deployed is compiled as it is released; the Solidity tests are, with all that they create, in a fifth of
      // the time (docs/decisions/compiling-tests.md).
      default: { compilers: [release], overrides: Object.fromEntries(solidityTests) },
      production: { compilers: [release] },
    },
  },
  networks: { embedded: embeddedNetwork },
  paths: {
    sources: './contracts',
    tests: { solidity: './test/contracts', mocha: './test' },
  },
  test: {
    solidity: {
      fuzz: { runs: 256, seed: '0xca124' },
      // A handler reverts only where an assertion in it fails.
      invariant: { runs: 64, depth: 100, failOnRevert: true },
    },
    mocha: { timeout: 60_000 },
  },
  typechain: { outDir: 'artifacts/typechain', dontOverrideCompile: false },
})
