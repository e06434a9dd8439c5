import { decode, encode } from 'cborg'
import { expect } from 'chai'
import { createDice } from '../../scripts/maintain/fuzz/Dice.ts'
import { inside, type Mutator } from '../../scripts/maintain/fuzz/Mutator.ts'
import { mutateBytes } from '../../scripts/maintain/fuzz/mutateBytes.ts'
import { mutateCbor } from '../../scripts/maintain/fuzz/mutateCbor.ts'
import { mutateJson } from '../../scripts/maintain/fuzz/mutateJson.ts'
import { multibase, partOfToken } from '../../scripts/maintain/fuzz/wrappings.ts'

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text))

function mutations(mutate: Mutator, input: Uint8Array, count = 300): readonly Uint8Array[] {
  const source = { dice: createDice(1), other: () => input, word: () => 'word' }
  return Array.from({ length: count }, () => mutate(input, source))
}

/** The part of these for which reading ends well. */
function share(inputs: readonly Uint8Array[], read: (input: Uint8Array) => unknown): number {
  const good = inputs.filter((input) => {
    try {
      read(input)
      return true
    } catch {
      return false
    }
  })
  return good.length / inputs.length
}

describe('mutateBytes', () => {
  it('leaves the input as it is, and makes many others', () => {
    const input = bytesOf('one two three')
    const made = mutations(mutateBytes, input).map((it) => Buffer.from(it).toString('hex'))
    expect(Buffer.from(input).toString()).to.equal('one two three')
    expect(new Set(made).size).to.be.above(250)
  })

  it('makes something of nothing', () => {
    expect(mutations(mutateBytes, new Uint8Array()).some(({ length }) => length > 0)).to.equal(true)
  })
})

describe('mutateJson', () => {
  const input = bytesOf('{"a":[1,{"b":"text"}],"c":null}')

  it('makes JSON nearly always, and equal keys sometimes', () => {
    const made = mutations(mutateJson, input)
    expect(share(made, (it) => JSON.parse(Buffer.from(it).toString()))).to.be.above(0.95)
    const again = made.filter((it) => Buffer.from(it).toString().split('"a":').length > 2)
    expect(again).not.to.deep.equal([])
  })

  it('mutates the bytes of what is no JSON', () => {
    expect(mutations(mutateJson, bytesOf('{'))).not.to.deep.equal([])
  })
})

describe('mutateCbor', () => {
  const input = encode(
    new Map<number, unknown>([
      [1, 5],
      [2, new Uint8Array(20)],
      [9, [1, 2]],
    ]),
  )
  const read = (bytes: Uint8Array) => decode(bytes, { useMaps: true, strict: false })

  it('makes CBOR mostly, and longer forms of numbers sometimes', () => {
    const made = mutations(mutateCbor, input)
    expect(share(made, read)).to.be.above(0.4)
    const strict = share(made, (it) => decode(it, { useMaps: true, strict: true }))
    expect(strict).to.be.below(share(made, read))
  })
})

describe('inside', () => {
  it('changes what a container holds, and keeps the container', () => {
    const made = mutations(inside(multibase, mutateBytes), bytesOf('uAQID'))
    expect(made.every((it) => /^u[\w-]*$/.test(Buffer.from(it).toString()))).to.equal(true)
  })

  it('changes one part of a token', () => {
    const token = ['{"alg":"none"}', '{}', 'x'].map((it) => Buffer.from(it).toString('base64url'))
    const made = mutations(inside(partOfToken(0), mutateJson), bytesOf(token.join('.')))
    expect(
      made.every((it) => Buffer.from(it).toString().endsWith(`.${token[1]}.${token[2]}`)),
    ).to.equal(true)
  })
})
