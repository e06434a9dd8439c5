import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { isTooCostly } from '../../../src/verifier/checks/checkSignature.ts'

const context = 'https://www.w3.org/ns/credentials/v2'
const contexts = (count: number) => Array.from({ length: count }, () => context)

describe('isTooCostly', () => {
  it('allows sixteen contexts of the document itself', () => {
    expect(isTooCostly({ '@context': contexts(16) }, 1)).to.equal(false)
    expect(isTooCostly({ '@context': contexts(17) }, 1)).to.equal(true)
    expect(isTooCostly({ '@context': context }, 1)).to.equal(false)
  })

  it('allows 256 contexts of all that is inside, for all proofs together', () => {
    const record = (parts: number): JsonObject => ({
      credentialSubject: Array.from({ length: parts }, () => ({ '@context': context })),
    })
    expect(isTooCostly(record(256), 1)).to.equal(false)
    expect(isTooCostly(record(257), 1)).to.equal(true)
    expect(isTooCostly(record(128), 2)).to.equal(false)
    expect(isTooCostly(record(129), 2)).to.equal(true)
  })

  it('allows 8,192 values, for all proofs together', () => {
    const largest = (signatures: number) => {
      const list = (size: number) => ({ list: Array.from({ length: size }, () => 'value') })
      let [good, bad] = [0, 16_384]
      while (bad - good > 1) {
        const middle = Math.floor((good + bad) / 2)
        if (isTooCostly(list(middle), signatures)) bad = middle
        else good = middle
      }
      return good
    }
    // The document and the list are values, too.
    expect(largest(1)).to.equal(8192 - 2)
    expect(largest(2)).to.equal(4096 - 2)
  })
})
