import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

type LockEntry = { readonly dev?: boolean; readonly devOptional?: boolean }

/** How a program ended and what it said. */
export type Ended = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

/** The package as a user has it: packed, and installed in a folder of its own. */
export type InstalledPackage = {
  /** Runs the `cairn` command, under this `node` binary or under the one that runs the tests. */
  readonly run: (args: readonly string[], node?: string) => Promise<Ended>
}

/**
 * Packs what `npm run build` has built and installs it in an empty folder, with the versions of
 * our own lock file. Nothing is fetched that npm's cache already holds.
 */
export async function installPackage(folder: string): Promise<InstalledPackage> {
  const tarball = await pack(folder)
  const dependencies = { 'cairn-credentials': `file:${tarball}` }
  const lock = await toUserLock(dependencies)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock))
  await exec('npm', ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
  })

  const command = join(folder, 'node_modules/.bin/cairn')
  return { run: (args, node = process.execPath) => run(command, args, node, folder) }
}

async function pack(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const { stdout } = await exec('npm', args, { maxBuffer: 2 ** 24 })
  const [packed] = JSON.parse(stdout) as [{ filename: string }]
  return packed.filename
}

/** Our lock file as it would read for somebody who depends on this package. */
async function toUserLock(dependencies: Record<string, string>) {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'))
  const packages: Record<string, LockEntry> = lock.packages
  const installed = Object.entries(packages).filter(
    ([path, it]) => path && !it.dev && !it.devOptional,
  )
  const { devDependencies: _, ...ours } = lock.packages['']
  return {
    lockfileVersion: lock.lockfileVersion,
    packages: {
      '': { dependencies },
      'node_modules/cairn-credentials': { ...ours, resolved: dependencies['cairn-credentials'] },
      ...Object.fromEntries(installed),
    },
  }
}

/** The link in node_modules/.bin is called, as `npx` does, with `node` first on the path. */
async function run(command: string, args: readonly string[], node: string, cwd: string) {
  const path = [dirname(node), process.env.PATH].join(delimiter)
  try {
    const { stdout, stderr } = await exec(command, args, {
      cwd,
      env: { ...process.env, PATH: path },
    })
    return { exitCode: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { exitCode: code, stdout, stderr }
  }
}

/** The `node` binaries to try: the pinned one, and the machine's own where it is another, 20 or later. */
export async function findNodes(): Promise<ReadonlyMap<string, string>> {
  const nodes = new Map([[process.version, process.execPath]])
  const folders = process.env.PATH?.split(delimiter) ?? []
  for (const folder of folders.filter((it) => !it.includes('node_modules'))) {
    const node = resolve(folder, 'node')
    const version = await exec(node, ['--version']).then(
      ({ stdout }) => stdout.trim(),
      () => 'v0',
    )
    if (Number.parseInt(version.slice(1), 10) < 20) continue
    if (!nodes.has(version)) nodes.set(version, node)
    break
  }
  return nodes
}
