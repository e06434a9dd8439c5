import { expect } from 'chai'
import type { Input } from '../../../src/adapters/node/Input.ts'
import { InputError } from '../../../src/adapters/node/InputError.ts'
import { verifyInputs } from '../../../src/adapters/node/verifyInputs.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'

const verifier = createVerifier({ now: () => Date.parse('2026-01-01T00:00:00Z') })
const bytes = new TextEncoder().encode('{')
const good = (name: string): Input => ({ name, bytes })
const bad = (name: string): Input => {
  return { name, error: new InputError({ code: 'INPUT_DAMAGED', problem: 'it is damaged' }) }
}

async function judge(inputs: Iterable<Input> | AsyncIterable<Input>): Promise<readonly string[]> {
  async function* stream() {
    yield* inputs
  }
  const seen: string[] = []
  for await (const judged of verifyInputs(verifier, stream())) {
    const answer = 'report' in judged ? judged.report.verdict.authenticity : judged.error.code
    seen.push(`${judged.name} ${answer}`)
  }
  return seen
}

describe('verifyInputs', () => {
  it('gives one answer for each input, in their order, whatever can be read', async () => {
    const patterns = ['', '1', '0', '10', '01', '1001', '00100', '11110111']
    for (const pattern of patterns) {
      const inputs = [...pattern].map((kind, i) => (kind === '1' ? good : bad)(`${kind}${i}`))
      const expected = inputs.map(({ name }) => {
        return `${name} ${name.startsWith('1') ? 'invalid' : 'INPUT_DAMAGED'}`
      })
      expect(await judge(inputs)).to.deep.equal(expected)
    }
  })

  it('answers for thousands that cannot be read without holding them', async () => {
    let taken = 0
    let most = 0
    let answered = 0
    async function* many() {
      for (let i = 0; i < 5000; i++) {
        most = Math.max(most, ++taken - answered)
        yield bad(`${i}`)
      }
    }
    for await (const _ of verifyInputs(verifier, many())) answered++
    expect(answered).to.equal(5000)
    expect(most).to.be.below(1000)
  })

  it('answers for what is there while the next one is still to come', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    async function* slow() {
      yield bad('first')
      await gate
      yield good('second')
    }
    const answers = verifyInputs(verifier, slow())
    expect((await answers.next()).value?.name).to.equal('first')
    release()
    expect((await answers.next()).value?.name).to.equal('second')
    expect((await answers.next()).done).to.equal(true)
  })

  it('throws what the source throws', async () => {
    async function* broken() {
      yield good('a')
      throw new RangeError('broken')
    }
    const error = await judge(broken()).catch((it: unknown) => it)
    expect(error).to.be.instanceOf(RangeError)
  })
})
