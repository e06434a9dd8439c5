// Bundles the built command, so that it starts in a third of the time: `npm run build` runs this after the
// compiler. Hardhat and ethers stay outside: they are peers, and few who verify have them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const entries = {
  cairn: 'dist/scripts/cairn.js',
  hashWorker: 'dist/src/adapters/node/workers/hashWorker.js',
  proofWorker: 'dist/src/adapters/node/workers/proofWorker.js',
}
const folder = 'dist/command'

const { metafile } = await build({
  entryPoints: entries,
  outdir: folder,
  bundle: true,
  // Each subcommand loads what it needs.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Of packages that come in two forms, the one that can be cut to what is used.
  mainFields: ['module', 'main'],
  external: ['hardhat', 'hardhat/*', 'ethers', '@nomicfoundation/*', '@ethereumjs/*'],
  // Packages of CommonJS ask for Node's own modules by it.
  banner: {
    js: "import{createRequire as createRequireOf}from'node:module';const require=createRequireOf(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
})
// What the bundle was made of, and nothing else uses.
rmSync('dist/scripts', { recursive: true })

/** The folder of the package that a file belongs to. */
function toPackage(file: string): string[] {
  const [found] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []
  return found === undefined ? [] : [found]
}

function readLicence(path: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const file = readdirSync(path).find((it) => /^(licence|license)/i.test(it))
  const text = file === undefined ? '' : readFileSync(join(path, file), 'utf8').trim()
  return `${name} ${version}, ${license}\n\n${text || 'It comes without a text of its licence.'}\n`
}

const packages = [...new Set(Object.keys(metafile.inputs).flatMap(toPackage))].sort()
const licences = packages.map(readLicence).join(`\n${'-'.repeat(80)}\n\n`)
writeFileSync(
  join(folder, 'LICENSES.txt'),
  `The command holds parts of these packages.\n\n${licences}`,
)
