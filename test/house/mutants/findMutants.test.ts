import { expect } from 'chai'
import { applyMutant, toKey } from '../../../scripts/maintain/mutants/Mutant.ts'
import { toContract, toProject } from './project.ts'

/** What the line of a function becomes, mutant by mutant. */
function mutate(line: string, around = (body: string) => `contract Sample {\n${body}\n}`) {
  const { mutants } = toProject(toContract(around(line)))
  return mutants.map(({ becomes }) => becomes)
}

describe('findMutants', () => {
  it('negates a condition, makes it true and false, and moves its border', () => {
    expect(mutate('function f(int a, int b) external pure { if (a < b) revert(); }')).to.deep.equal(
      ['a <= b', 'a >= b', 'false', 'true'].map(
        (it) => `function f(int a, int b) external pure { if (${it}) revert(); }`,
      ),
    )
  })

  it('mutates both operands of && and what they are joined to', () => {
    const becomes = mutate('function f(bool a, bool b) external pure { require(a && !b); }')
    expect(becomes.map((it) => it.match(/require\((.*)\);/)?.[1])).to.deep.equal([
      undefined,
      '!(a) && !b',
      'false && !b',
      'true && !b',
      '!(a && !b)',
      'a || !b',
      'false',
      'true',
      'a && b',
      'a && false',
      'a && true',
    ])
  })

  it('swaps arithmetic, shifts and bits, drops ~, and moves numbers by one', () => {
    const line = 'function f(uint a) external pure returns (uint) { return ~a & (a << 8); }'
    expect(mutate(line).map((it) => it.match(/\{ (.*) \}/)?.[1])).to.deep.equal([
      '{}',
      'return a & (a << 8);',
      'return ~a | (a << 8);',
      'return ~a & (a >> 8);',
      'return ~a & (a << 7);',
      'return ~a & (a << 9);',
    ])
  })

  it('clears the ends of a mask, empties texts and flips the last bit of hex', () => {
    const line =
      'bytes32 constant X = keccak256(bytes.concat(hex"01", "x", bytes8(0xff00ff00ff00ff00)));'
    expect(mutate(line)).to.deep.equal([
      'bytes32 constant X = keccak256(bytes.concat(hex"00", "x", bytes8(0xff00ff00ff00ff00)));',
      'bytes32 constant X = keccak256(bytes.concat("x", hex"01", bytes8(0xff00ff00ff00ff00)));',
      'bytes32 constant X = keccak256(bytes.concat(hex"01", "", bytes8(0xff00ff00ff00ff00)));',
      'bytes32 constant X = keccak256(bytes.concat(hex"01", bytes8(0xff00ff00ff00ff00), "x"));',
      'bytes32 constant X = keccak256(bytes.concat(hex"01", "x", bytes8(0x7f00ff00ff00ff00)));',
      'bytes32 constant X = keccak256(bytes.concat(hex"01", "x", bytes8(0xff00ff00ff00fe00)));',
    ])
  })

  it('takes another caller, time and chain', () => {
    const emit = (it: string) => `event E(address, uint, uint); function f() external { ${it} }`
    const becomes = mutate(emit('emit E(msg.sender, block.timestamp, block.chainid);'))
    expect(becomes).to.deep.equal(
      [
        '{}',
        'emit E(address(this), block.timestamp, block.chainid);',
        'emit E(tx.origin, block.timestamp, block.chainid);',
        'emit E(msg.sender, (block.timestamp + 1), block.chainid);',
        'emit E(msg.sender, (block.timestamp - 1), block.chainid);',
        'emit E(msg.sender, block.chainid, block.timestamp);',
        'emit E(msg.sender, block.timestamp, (block.chainid + 1));',
      ].map(emit),
    )
  })

  it('takes the next member of an enum and the next constant', () => {
    const around = (body: string) => `
      enum Purpose { One, Two, Three }
      uint8 constant A = 1;
      uint8 constant B = 2;
      contract Sample { ${body} }`
    const becomes = mutate(
      'function f() external pure returns (Purpose, uint8) {\nreturn (Purpose.Three, B);\n}',
      around,
    )
    expect(becomes.filter((it) => it.startsWith('return'))).to.deep.equal([
      'return (Purpose.One, B);',
      'return (Purpose.Three, A);',
    ])
  })

  it('deletes statements, values and modifiers, but no body that a false condition skips', () => {
    const around = (body: string) => `contract Sample {
      modifier guarded() { _; }
      uint a;
      function f(uint b) external guarded {
        ${body}
      }
    }`
    expect(
      mutate('uint d = 0;\nuint c = b;\na = c;\nif (a > b) return;\na += c;', around),
    ).to.deep.equal([
      'modifier guarded() { {} }',
      'function f(uint b) external {',
      'uint d = 1;',
      'uint c;',
      '{}',
      'if (a <= b) return;',
      'if (a >= b) return;',
      'if (false) return;',
      'if (true) return;',
      'a -= c;',
      'a = c;',
      '{}',
    ])
  })

  it('mutates assembly', () => {
    const around = (body: string) =>
      `contract Sample { function f(uint a) external pure returns (uint b) { assembly {\n${body}\n} } }`
    expect(mutate('if iszero(a) { b := shl(3, a) }', around)).to.deep.equal([
      'if 0 { b := shl(3, a) }',
      'if 1 { b := shl(3, a) }',
      'if a { b := shl(3, a) }',
      'if iszero(iszero(a)) { b := shl(3, a) }',
      'if iszero(a) { b := shr(3, a) }',
      'if iszero(a) { b := shl(2, a) }',
      'if iszero(a) { b := shl(4, a) }',
      'if iszero(a) { b := shl(a, 3) }',
    ])
  })

  it('replaces what it names, also after characters of several bytes', () => {
    const sources = toContract('contract Sample {\n// ≤ “é”\nuint constant X = 7;\n}')
    const [, second] = toProject(sources).mutants

    expect(applyMutant(sources['contracts/Sample.sol']!, second!)).to.equal(
      sources['contracts/Sample.sol']!.replace('X = 7', 'X = 8'),
    )
  })

  it('names each mutant differently, and the same after its line has moved', () => {
    const body = 'function f(uint a) external pure returns (uint) {\na += 1;\na += 1;\nreturn a;\n}'
    const names = (text: string) => toProject(toContract(text)).mutants.map(toKey)
    const before = names(`contract Sample {\n${body}\n}`)
    const after = names(`contract Sample {\nuint private x;\n\n// Something new.\n${body}\n}`)

    expect(after).to.deep.equal(before)
    expect(new Set(before).size).to.equal(before.length)
  })
})
