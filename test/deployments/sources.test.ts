import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import solc from 'solc'
import { type CompilerInput, generate } from '../../scripts/maintain/sources.ts'
import { creationCodes } from '../../src/deployer/creationCodes.ts'
import { contractNames } from '../../src/deployer/readDeployments.ts'
import { deployments } from '../../src/deployments/deployments.ts'

type Form = {
  address: string
  compilerVersion: string
  contractIdentifier: string
  constructorArguments: string
}

const readInput = async (name: string): Promise<CompilerInput> =>
  JSON.parse(await readFile(`deployments/sources/${name}.json`, 'utf8'))

describe('what explorers are given', () => {
  let forms: Record<string, Form>
  before(async () => {
    forms = JSON.parse(await readFile('deployments/explorers.json', 'utf8'))
  })

  for (const [path, text] of generate()) {
    it(`is up to date: ${path}`, async () => {
      expect((await readFile(path, 'utf8')) === text, 'run `npm run sources`').to.equal(true)
    })
  }

  for (const name of contractNames) {
    it(`gives ${name} in any compiler of the version named, with no other source at hand`, async () => {
      const { address, compilerVersion, contractIdentifier, constructorArguments } = forms[name]!
      expect(address).to.equal(deployments[name].address)
      expect(solc.version().startsWith(`${compilerVersion}.`)).to.equal(true)

      const [path, contract] = contractIdentifier.split(':') as [string, string]
      const { contracts } = JSON.parse(solc.compile(JSON.stringify(await readInput(name))))
      const { object } = contracts[path][contract].evm.bytecode
      const creationCode = `0x${object}${constructorArguments.slice(2)}`
      expect(creationCode === creationCodes[name]).to.equal(true)
    }).timeout(120_000)

    it(`holds no source that ${name} does not need`, async () => {
      const paths = Object.keys((await readInput(name)).sources)
      expect(
        paths.filter((path) => !/^(project\/contracts|npm\/@openzeppelin)\//.test(path)),
      ).to.deep.equal([])
    })
  }
})
