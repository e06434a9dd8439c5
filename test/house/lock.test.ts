import { readFile } from 'node:fs/promises'
import { expect } from 'chai'

type LockEntry = { readonly optionalDependencies?: Readonly<Record<string, string>> }

const entries: Readonly<Record<string, LockEntry>> = JSON.parse(
  await readFile('package-lock.json', 'utf8'),
).packages

describe('package-lock.json', () => {
  // npm drops the platform packages that it cannot install here, and then `npm ci` fails elsewhere.
  it('has an entry for every optional dependency', () => {
    const locked = new Set(Object.keys(entries).map((path) => path.split('node_modules/').at(-1)))
    const wanted = Object.values(entries).flatMap((it) =>
      Object.keys(it.optionalDependencies ?? {}),
    )

    expect(wanted.filter((name) => !locked.has(name))).to.deep.equal([])
  })

  // No release of anvil is complete on npm; these entries were written by hand.
  it('keeps anvil for every platform', () => {
    const platforms = ['darwin-amd64', 'darwin-arm64', 'linux-amd64', 'linux-arm64', 'win32-amd64']

    expect(entries).to.include.keys(
      platforms.map((platform) => `node_modules/@foundry-rs/anvil-${platform}`),
    )
  })
})
