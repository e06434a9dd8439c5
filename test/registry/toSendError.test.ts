import { expect } from 'chai'
import { type AbiParameter, encodeErrorResult, parseAbi } from 'viem'
import { abi } from '../../src/registry/abi.ts'
import { refusals } from '../../src/registry/Refusal.ts'
import { toSendError } from '../../src/registry/toSendError.ts'

type Parameter = AbiParameter & { readonly components?: readonly Parameter[] }

/** A value of a type; each is another. */
function toValue({ type, components = [] }: Parameter, i: number): unknown {
  if (type === 'tuple') return toValues(components)
  if (type === 'address') return `0x${'11'.repeat(19)}${10 + i}`
  if (type === 'bytes32') return `0x${'22'.repeat(31)}${10 + i}`
  if (type === 'string') return `text ${i}`
  const bits = Number(type.slice('uint'.length))
  return bits <= 48 ? 1 + i : 1n + BigInt(i)
}

function toValues(parameters: readonly Parameter[]) {
  return Object.fromEntries(parameters.map((it, i) => [it.name, toValue(it, i)]))
}

function leavesOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  return Object.entries(value).flatMap(([name, it]) => [name, ...leavesOf(it)])
}

describe('toSendError', () => {
  for (const item of abi) {
    if (item.type !== 'error') continue
    it(`tells ${item.name} with its values`, () => {
      const values = toValues(item.inputs)
      const args = Object.values(values)
      const data = encodeErrorResult({ abi, errorName: item.name, args } as never)
      const error = toSendError(new Error('refused', { cause: { data } }))
      const told = Object.hasOwn(values, 'refusal')
        ? { ...values, refusal: refusals[(values.refusal as number) - 1] }
        : values
      expect(error.code).to.equal('REGISTRY_REVERTED')
      expect(error.contractError).to.deep.equal({ name: item.name, values: told })
      for (const leaf of [item.name, ...leavesOf(told)]) {
        expect(error.shortMessage).to.include(String(leaf))
      }
    })
  }

  it('takes a refusal that it does not know as its number', () => {
    const request = { key: `0x${'11'.repeat(20)}`, root: `0x${'22'.repeat(32)}` }
    const args = [{ ...request, size: 3, deadline: 9n }, 200]
    const errorName = 'CredentialRegistryAnchorRefused'
    const data = encodeErrorResult({ abi, errorName, args } as never)
    expect(toSendError({ data }).contractError?.values).to.have.property('refusal', 200)
  })

  it("tells another contract's error from the registry's own", () => {
    const foreign = toSendError({ data: '0x12345678' })
    expect(foreign).to.include({ code: 'REGISTRY_REVERTED', contractError: undefined })
    const text = parseAbi(['error Error(string message)'])
    const data = encodeErrorResult({ abi: text, args: ['GS026'] })
    const { contractError } = toSendError({ data })
    expect(contractError).to.deep.equal({ name: 'Error', values: { message: 'GS026' } })
  })

  it('takes everything else for a transaction that was not mined', () => {
    for (const error of [new Error('gone'), undefined, 'gone', { data: '0x' }, { data: '0x12' }]) {
      expect(toSendError(error)).to.include({ code: 'REGISTRY_SEND_FAILED' })
    }
  })
})
