import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { openBatch } from '../../../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../../../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../../../../src/adapters/node/batch/sealBatch.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import { toCanonicalText } from '../../../../src/credential/toCanonicalBytes.ts'
import { issueBatch } from '../../../../src/issuer/issueBatch.ts'
import { planOf } from '../../../support/journal/planOf.ts'
import { useFolder } from '../useFolder.ts'

const statusLists = 'https://academy.example/status/spring-2026'

describe('a batch with status lists', () => {
  const { at } = useFolder()

  /** Plans and seals as many documents as there are; those given are finished already. */
  const make = async (
    name: string,
    change: Record<string, unknown> = {},
    made?: readonly string[],
  ) => {
    const { signer, verificationMethod, ...plan } = await planOf(at('same'))
    const isSigned = !('unsigned' in change)
    const batch = await openBatch(at(name))
    try {
      const proven = isSigned && { verificationMethod }
      await planBatch(batch, { ...plan, ...proven, form: 'lines', statusLists, ...change })
      if (made) await writeFile(batch.signed, made.join('\n'))
      await sealBatch(batch, { signer: isSigned ? signer : undefined })
    } finally {
      await batch.close()
    }
    return (await readFile(at(`${name}/credentials.jsonl`), 'utf8')).trimEnd().split('\n')
  }
  const toDocument = (line: string) => JSON.parse(line) as JsonObject
  const codeOf = async (work: Promise<unknown>) => {
    const error = await work.catch((thrown: unknown) => thrown)
    return (error as { code?: unknown }).code
  }

  for (const isSigned of [true, false]) {
    const how = isSigned ? 'signed' : 'anchored only'
    const change = isSigned ? {} : { unsigned: true }

    it(`comes out as it does in memory, where it is ${how}`, async () => {
      const { signer, ...plan } = await planOf(at('same'))
      const expected = await issueBatch({ ...plan, statusLists, ...(isSigned && { signer }) })
      const documents = (await make('a', change)).map(toDocument)
      expect(documents).to.deep.equal(expected.credentials.map(({ document }) => document))
      const indexes = documents.map(({ credentialStatus }) =>
        (credentialStatus as JsonObject[]).map(({ statusListIndex }) => Number(statusListIndex)),
      )
      expect(indexes).to.deep.equal(expected.credentials.map(({ index }) => [index, index]))
    })

    it(`comes out the same after an interruption, where it is ${how}`, async () => {
      const whole = await make('whole', change)
      const finished = whole.map(toDocument).map(({ proof, ...document }) => {
        const [own] = proof as JsonObject[]
        return toCanonicalText(isSigned ? ({ ...document, proof: own } as JsonObject) : document)
      })
      for (const made of [finished.slice(0, 1), [...finished.slice(0, 1), '{"half']]) {
        expect(await make(`cut${made.length}`, change, made)).to.deep.equal(whole)
      }
    })
  }

  it('is not made of what somebody signed, nor with lists that nobody could fetch', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'theirs', proofValue: 'z1' }
    const { documents } = await planOf(at('same'))
    const signed = documents.map((document) => ({ ...document, proof }))
    const given = { unsigned: true, documents: signed }
    expect(await codeOf(make('a', given))).to.equal('DOCUMENT_HAS_PROOF')
    const plan = await planOf(at('same'))
    const inMemory = issueBatch({ ...plan, documents: signed, statusLists })
    expect(await codeOf(inMemory)).to.equal('DOCUMENT_HAS_PROOF')
    expect(await codeOf(make('b', { statusLists: 'http://a.example' }))).to.equal('STATUS_LIST_URL')
  })
})
