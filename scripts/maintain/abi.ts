// Writes what the SDK knows of the compiled contract: `node scripts/maintain/abi.ts` after a build.
import { readFileSync, writeFileSync } from 'node:fs'

const artifact = 'artifacts/contracts/CredentialRegistry.sol/CredentialRegistry.json'
const header =
  '// Generated from the compiled contract by `npm run abi`; a test compares the two.\n\n'

/** The text of each generated file, by its path. */
export function generate(): ReadonlyMap<string, string> {
  const { abi, bytecode } = JSON.parse(readFileSync(artifact, 'utf8'))
  return new Map([
    [
      'src/registry/abi.ts',
      `${header}/** ABI of the CredentialRegistry contract. */\nexport const abi = ${JSON.stringify(abi)} as const\n`,
    ],
    [
      'src/registry/creationCode.ts',
      `${header}import type { Hex } from '../base/hex.ts'\n\n/** What creates a CredentialRegistry contract. */\nexport const creationCode: Hex =\n  '${bytecode}'\n`,
    ],
  ])
}

if (import.meta.main) {
  for (const [path, text] of generate()) writeFileSync(path, text)
}
