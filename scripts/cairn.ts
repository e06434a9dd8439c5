#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { exitCodes } from '../src/verifier/toVerdict.ts'
import { reportFailure } from './terminal/fail.ts'

type Entry = {
  readonly description: string
  /** Loads the command: most of a short run would be spent on loading the others. */
  readonly load: () => Promise<Command>
}

const entries: Readonly<Record<string, Entry>> = {
  verify: {
    description: 'check credentials against the chain',
    load: async () => (await import('./verify.ts')).verifyCommand(),
  },
  explain: {
    description: 'tell step by step what a verdict rests on, and what would change it',
    load: async () => (await import('./explain.ts')).explainCommand(),
  },
  serve: {
    description: 'let others ask for verdicts over HTTP',
    load: async () => (await import('./serve.ts')).serveCommand(),
  },
  relay: {
    description: 'anchor batches of many issuers together, and pay for it',
    load: async () => (await import('./relay.ts')).relayCommand(),
  },
  bundle: {
    description: 'put a credential and the proofs of what the chain says of it in one file',
    load: async () => (await import('./bundle.ts')).bundleCommand(),
  },
  init: {
    description: 'begin as an issuer: keys, project file, template, and a place on the chain',
    load: async () => (await import('./init.ts')).initCommand(),
  },
  doctor: {
    description: 'tell what is wrong with a project, and what to do about it',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
  keys: {
    description: 'make keys and keep them encrypted',
    load: async () => (await import('./keys.ts')).keysCommand(),
  },
  template: {
    description: 'begin a template, tell what is missing in one, show what comes of it',
    load: async () => (await import('./template.ts')).templateCommand(),
  },
  import: {
    description: 'read a roster and tell what is in it, and everything that is wrong',
    load: async () => (await import('./import.ts')).importCommand(),
  },
  estimate: {
    description: 'tell what anchoring a batch would cost',
    load: async () => (await import('./estimate.ts')).estimateCommand(),
  },
  issue: {
    description: 'make signed, sealed credentials from a roster; anchor them afterwards',
    load: async () => (await import('./issue.ts')).issueCommand(),
  },
  anchor: {
    description: 'write the root of a batch to its registry',
    load: async () => (await import('./anchor.ts')).anchorCommand(),
  },
  resume: {
    description: 'go on with a batch from wherever it stands, to the end',
    load: async () => (await import('./resume.ts')).resumeCommand(),
  },
  revoke: {
    description: 'revoke credentials for ever',
    load: async () => (await import('./revoke.ts')).revokeCommand(),
  },
  suspend: {
    description: 'suspend credentials until they are reinstated',
    load: async () => (await import('./suspend.ts')).suspendCommand(),
  },
  reinstate: {
    description: 'reinstate suspended credentials',
    load: async () => (await import('./suspend.ts')).reinstateCommand(),
  },
  renew: {
    description: 'issue successors of credentials, and mark the old ones as superseded',
    load: async () => (await import('./renew.ts')).renewCommand(),
  },
  status: {
    description: 'publish the status of a batch for those who do not ask the chain',
    load: async () => (await import('./status.ts')).statusCommand(),
  },
  deploy: {
    description: 'put the contracts on a chain that lacks them, where they are on every chain',
    load: async () => (await import('./deploy.ts')).deployCommand(),
  },
  demo: {
    description: 'issue, anchor, revoke, forge and verify, on an embedded network',
    load: async () => (await import('./demo.ts')).demoCommand(),
  },
}

// By its own name: the file is in another place once it is built.
const manifest = createRequire(import.meta.url)('cairn-credentials/package.json')

const program = new Command('cairn')
  .description('Micro-credentials that can be checked without asking the issuer.')
  .version(manifest.version)
// `cairn verify …`, and `cairn help verify`.
const named = process.argv.slice(2, 4)
for (const [name, { description, load }] of Object.entries(entries)) {
  const command = named.includes(name) ? await load() : new Command(name)
  program.addCommand(command.description(description).exitOverride())
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
