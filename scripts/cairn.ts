#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { exitCodes } from '../src/verifier/toVerdict.ts'
import { anchorCommand } from './anchor.ts'
import { demoCommand } from './demo.ts'
import { deployCommand } from './deploy.ts'
import { issueCommand } from './issue.ts'
import { revokeCommand } from './revoke.ts'
import { reportFailure } from './terminal/fail.ts'
import { verifyCommand } from './verify.ts'

// By its own name: the file is in another place once it is built.
const manifest = createRequire(import.meta.url)('cairn-credentials/package.json')

const program = new Command('cairn')
  .description('Micro-credentials that can be checked without asking the issuer.')
  .version(manifest.version)
for (const make of [
  verifyCommand,
  issueCommand,
  anchorCommand,
  revokeCommand,
  deployCommand,
  demoCommand,
]) {
  program.addCommand(make().exitOverride())
}

try {
  await program.exitOverride().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage
  } else {
    process.exitCode = reportFailure(error, process.argv.includes('--json'))
  }
}
