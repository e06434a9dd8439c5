import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { cruise } from 'dependency-cruiser'
import { importRules } from '../../scripts/maintain/importRules.ts'

/** Names of the rules that this one import, from a file at this path, breaks. */
async function brokenRules(house: string, from: string, imported: string) {
  await rm(house, { recursive: true, force: true })
  const target = imported.startsWith('.') ? [join(dirname(from), imported)] : []
  for (const file of [...target, from]) {
    await mkdir(join(house, dirname(file)), { recursive: true })
    await writeFile(join(house, file), file === from ? `import '${imported}'\n` : 'export {}\n')
  }
  const { output } = await cruise(
    [from],
    { baseDir: house, validate: true, ruleSet: { forbidden: importRules } },
    { extensions: ['.ts', '.js'] },
  )
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(({ rule }) => rule.name)
}

describe('importRules', () => {
  let house = ''

  before(async () => {
    house = await mkdtemp(join(tmpdir(), 'cairn-house-'))
  })

  after(() => rm(house, { recursive: true }))

  const allowed = [
    ['src/verifier/a.ts', '../credential/b.ts'],
    ['src/verifier/a.ts', './checks/b.ts'],
    ['src/adapters/node/a.ts', 'node:fs'],
    ['src/index.ts', './adapters/viem.ts'],
    ['scripts/a.ts', '../src/verifier/b.ts'],
    ['scripts/a.ts', 'node:fs'],
  ] as const

  const forbidden = [
    ['src/credential/a.ts', '../verifier/b.ts', 'floor-of-credential'],
    ['src/credential/a.ts', '../merkle/b.ts', 'floor-of-credential'],
    ['src/verifier/a.ts', '../issuer/b.ts', 'floor-of-verifier'],
    ['src/base/a.ts', '../credential/b.ts', 'floor-of-base'],
    ['src/adapters/a.ts', '../index.ts', 'entrance-is-for-visitors'],
    ['src/base/a.ts', '../../scripts/b.ts', 'src-stays-inside'],
    ['src/base/a.ts', '../../test/b.ts', 'src-stays-inside'],
    ['scripts/a.ts', './maintain/b.ts', 'programs-without-maintenance'],
    ['src/base/a.ts', 'node:fs', 'src-runs-in-a-browser'],
    ['src/adapters/viem.ts', 'node:fs', 'src-runs-in-a-browser'],
    ['src/adapters/viem.ts', 'ethers', 'ethers-in-its-adapter'],
    ['src/verifier/a.ts', 'viem', 'viem-at-the-chain'],
    ['src/base/a.ts', './a.ts', 'no-circle'],
    ['src/base/a.ts', 'nowhere', 'no-dead-end'],
  ] as const

  for (const [from, imported] of allowed) {
    it(`lets ${from} import ${imported}`, async () => {
      expect(await brokenRules(house, from, imported)).to.deep.equal([])
    })
  }

  for (const [from, imported, rule] of forbidden) {
    it(`keeps ${from} from importing ${imported}`, async () => {
      expect(await brokenRules(house, from, imported)).to.include(rule)
    })
  }
})
