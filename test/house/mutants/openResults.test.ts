import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openResults } from '../../../scripts/maintain/mutants/openResults.ts'
import { toContract, toProject } from './project.ts'

const suite = (name: string, note: string) => `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;
import {Sample} from "../../contracts/Sample.sol";
// ${note}
contract ${name} is Sample { function test() external pure {} }
`
const project = (notes: { readonly one: string; readonly two: string }) =>
  toProject({
    ...toContract('contract Sample { uint constant X = 1; }'),
    'test/contracts/One.t.sol': suite('One', notes.one),
    'test/contracts/Two.t.sol': suite('Two', notes.two),
  })

describe('openResults', () => {
  const killed = { outcome: 'killed', test: 'One.test()', reason: '' } as const
  const survived = { outcome: 'survived' } as const
  const [dead, alive] = project({ one: '', two: '' }).mutants
  let folder = ''

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-mutants-'))
    const results = openResults(join(folder, 'results.jsonl'), project({ one: '', two: '' }))
    results.add(dead!, killed)
    results.add(alive!, survived)
  })

  after(() => rm(folder, { recursive: true }))

  it('knows the verdicts of an earlier run', () => {
    const results = openResults(join(folder, 'results.jsonl'), project({ one: '', two: '' }))

    expect(results.of(dead!)).to.deep.equal(killed)
    expect(results.of(alive!)).to.deep.equal(survived)
  })

  it('keeps a killed mutant while the suite that killed it stays, a survivor while all do', () => {
    const results = openResults(join(folder, 'results.jsonl'), project({ one: '', two: 'new' }))

    expect(results.of(dead!)).to.deep.equal(killed)
    expect(results.of(alive!)).to.equal(undefined)
  })

  it('forgets a killed mutant when that suite changes', () => {
    const results = openResults(join(folder, 'results.jsonl'), project({ one: 'new', two: '' }))

    expect(results.of(dead!)).to.equal(undefined)
  })
})
