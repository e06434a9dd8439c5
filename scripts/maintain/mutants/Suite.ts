import type { AstNode } from './AstNode.ts'
import type { Sources } from './compile.ts'

/** A test contract. */
export interface Suite {
  readonly name: string
  /** The file that declares it. */
  readonly file: string
  /** The source that runs it, see `harnessOf`. */
  readonly harness: string
  /** The contracts that it creates, and that these create: an invariant test calls what it finds. */
  readonly creates: readonly { readonly file: string; readonly name: string }[]
}

/** Where the tests of a contract are. */
export function toMirror(file: string): string {
  return `test/${file.replace(/\.sol$/, '.t.sol')}`
}

/** The contracts of this file that have tests and can be deployed. */
export function suitesOf(
  file: string,
  tree: AstNode,
  declarations: ReadonlyMap<number, AstNode>,
): readonly Suite[] {
  return (tree.nodes ?? [])
    .filter((it) => it.nodeType === 'ContractDefinition' && it.contractKind === 'contract')
    .filter((it) => it.abstract === false && hasTests(it, declarations))
    .map((it) => ({
      name: it.name ?? '',
      file,
      harness: `harness/${file}/${it.name}.sol`,
      creates: createdBy(it, declarations),
    }))
}

function createdBy(contract: AstNode, declarations: ReadonlyMap<number, AstNode>) {
  const created = new Set(dependenciesOf(contract, declarations))
  // A set that grows while it is gone through goes on to what was added.
  for (const one of created) for (const it of dependenciesOf(one, declarations)) created.add(it)
  return [...created].map(({ name = '', scope = -1 }) => {
    return { name, file: declarations.get(scope)?.absolutePath ?? '' }
  })
}

function dependenciesOf(contract: AstNode, declarations: ReadonlyMap<number, AstNode>) {
  return (contract.linearizedBaseContracts ?? [])
    .flatMap((id) => declarations.get(id)?.contractDependencies ?? [])
    .flatMap((id) => declarations.get(id) ?? [])
}

function hasTests(contract: AstNode, declarations: ReadonlyMap<number, AstNode>): boolean {
  const bases = contract.linearizedBaseContracts ?? []
  return bases
    .flatMap((id) => declarations.get(id)?.nodes ?? [])
    .filter(({ nodeType }) => nodeType === 'FunctionDefinition')
    .some((it) => /^(test|invariant)/.test(it.name ?? ''))
}

/**
 * Runs the suite as it is, but asks for the real time once. EDR runs a test that failed a second time, to trace each
 * step, and of an endless loop that takes gigabytes; it does not after a cheatcode whose answer may differ.
 */
export function harnessOf({ name, file, harness }: Omit<Suite, 'creates'>): Sources {
  return {
    [harness]: `// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0;
import {${name} as Suite} from "${file}";
interface Clock { function unixTime() external returns (uint256); }
contract ${name} is Suite {
    uint256 private _readOnce = Clock(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D).unixTime();
}
`,
  }
}
