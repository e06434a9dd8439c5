import { appendFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { BatchFolderError } from '../../../../src/adapters/node/batch/BatchFolderError.ts'
import { openBatch } from '../../../../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../../../../src/adapters/node/batch/planBatch.ts'
import { type SealOptions, sealBatch } from '../../../../src/adapters/node/batch/sealBatch.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import { BatchError } from '../../../../src/issuer/assertDistinct.ts'
import { issueBatch } from '../../../../src/issuer/issueBatch.ts'
import { parseManifest } from '../../../../src/issuer/Manifest.ts'
import type { DocumentSigner } from '../../../../src/proof/createEddsaSigner.ts'
import { type HashForSigning, hashForSigning } from '../../../../src/proof/hashForSigning.ts'
import { buildBadge, createSigner } from '../../../support/academy.ts'
import { createRandom } from '../../../support/createRandom.ts'
import { useFolder } from '../useFolder.ts'

const registry = { chainId: 7, address: `0x${'11'.repeat(20)}` } as const
const key = `0x${'22'.repeat(20)}` as const
const created = new Date('2026-03-01T00:00:00Z')
const documents = ['Ada', 'Bo', 'Cleo', 'Dora', 'Émile\u2028'].map((name) => buildBadge(name))
const random = () => createRandom('batch')

describe('sealBatch', () => {
  const { at } = useFolder()
  let signer: DocumentSigner
  before(async () => {
    signer = await createSigner()
  })

  const plan = async (name: string, change: Partial<Parameters<typeof planBatch>[1]> = {}) => {
    const { verificationMethod } = signer
    const batch = await openBatch(at(name))
    const whole = { documents, registry, key, created, verificationMethod, random: random() }
    await planBatch(batch, { ...whole, ...change }).catch(async (error) => {
      await batch.close()
      throw error
    })
    return batch
  }
  const seal = async (name: string, options: SealOptions = { signer }) => {
    const batch = await openBatch(at(name))
    try {
      return await sealBatch(batch, options)
    } finally {
      await batch.close()
    }
  }
  const codeOf = async (doing: Promise<unknown>) => {
    const error = await doing.catch((thrown: unknown) => thrown)
    return (error as { code?: unknown }).code
  }
  const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'))
  /** Everything in a folder that is handed out, and the secret. */
  const contentOf = async (name: string) => {
    const files = (await readdir(at(name), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'journal.jsonl')
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .sort()
    return Promise.all(
      files.map(async (path) => [path.replace(at(name), ''), await readFile(path, 'utf8')]),
    )
  }

  it('makes the credentials that `issueBatch` makes in memory', async () => {
    await (await plan('a')).close()
    const { root, size } = await seal('a')
    const options = { documents, registry, key, created, signer, random: random() }
    const expected = await issueBatch(options)
    expect({ root, size }).to.deep.equal({ root: expected.root, size: 5 })
    for (const [i, { document, index, digest, leaf }] of expected.credentials.entries()) {
      expect(await readJson(at(`a/0000${i + 1}.json`))).to.deep.equal(document)
      const manifest = parseManifest(await readJson(at('a/manifest.json')))
      const file = `0000${i + 1}.json`
      expect(manifest.credentials[i]).to.deep.equal({ index, file, digest, leaf })
    }
  })

  it('writes them as lines, and without proofs of the issuer, as planned', async () => {
    const verificationMethod = undefined as unknown as string
    await (await plan('a', { form: 'lines', verificationMethod })).close()
    await seal('a', {})
    const expected = await issueBatch({ documents, registry, key, created, random: random() })
    const lines = (await readFile(at('a/credentials.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).to.deep.equal(
      expected.credentials.map(({ document }) => document),
    )
    const manifest = parseManifest(await readJson(at('a/manifest.json')))
    expect(manifest.root).to.equal(expected.root)
  })

  it('keeps what only the issuer needs to the issuer', async () => {
    await (await plan('a')).close()
    await seal('a')
    expect((await stat(at('a/.batch'))).mode & 0o077).to.equal(0)
    expect((await stat(at('a/.batch/secret'))).mode & 0o077).to.equal(0)
    expect(await readdir(at('a/.batch'))).to.have.members([
      'documents.jsonl',
      'journal.jsonl',
      'secret',
    ])
  })

  it('makes the same with hashes that come in any order', async () => {
    for (const name of ['a', 'b']) await (await plan(name)).close()
    await seal('a')
    let delay = documents.length
    // The first ones come last.
    const hash: HashForSigning = (task) => setTimeout(10 * delay--).then(() => hashForSigning(task))
    await seal('b', { signer, hash })
    expect(await contentOf('b')).to.deep.equal(await contentOf('a'))
  })

  it('is done once', async () => {
    await (await plan('a')).close()
    const first = await seal('a')
    const before = await contentOf('a')
    expect(await seal('a')).to.deep.equal(first)
    expect(await contentOf('a')).to.deep.equal(before)
  })

  it('makes the same after it was interrupted at any document, and signs none of them twice', async () => {
    await (await plan('whole')).close()
    await seal('whole')
    const whole = await contentOf('whole')
    for (let made = 0; made < documents.length; made++) {
      await (await plan(`cut${made}`)).close()
      let count = 0
      const counting = (stopAt: number): DocumentSigner => ({
        ...signer,
        async sign(bytes) {
          if (count === stopAt) throw new Error('interrupted')
          count++
          return signer.sign(bytes)
        },
      })
      await codeOf(seal(`cut${made}`, { signer: counting(made) }))
      await seal(`cut${made}`, { signer: counting(Infinity) })
      expect(count).to.equal(documents.length)
      expect(await contentOf(`cut${made}`)).to.deep.equal(whole)
    }
  })

  it('signs anew what was not written whole, or is another document', async () => {
    await (await plan('whole')).close()
    await seal('whole')
    const whole = await contentOf('whole')
    const lines = (await readFile(at('whole/.batch/documents.jsonl'), 'utf8')).split('\n')
    const odd = ['{"half', `${lines[1]}\n`, '\0\0\0\n', '{"proof":{}}\n', '[]\nnull\n']
    for (const [i, content] of odd.entries()) {
      await (await plan(`odd${i}`)).close()
      await writeFile(at(`odd${i}/.batch/signed.jsonl`), content)
      await seal(`odd${i}`)
      expect(await contentOf(`odd${i}`)).to.deep.equal(whole)
    }
  })

  it('tells how far it has come', async () => {
    await (await plan('a')).close()
    const told: string[] = []
    await seal('a', {
      signer,
      onProgress: (step, done, total) => told.push(`${step} ${done}/${total}`),
    })
    expect(told.slice(0, 2)).to.deep.equal(['signing 1/5', 'signing 2/5'])
    expect(told.at(-1)).to.equal('sealing 5/5')
  })

  it('refuses another signer than the one planned, and none', async () => {
    await (await plan('a')).close()
    const other = { ...signer, verificationMethod: 'did:web:other.example#key' }
    expect(await codeOf(seal('a', { signer: other }))).to.equal('BATCH_SIGNER_DIFFERS')
    expect(await codeOf(seal('a', {}))).to.equal('BATCH_SIGNER_DIFFERS')
  })

  it('refuses documents that were changed, and a secret that is gone', async () => {
    const changes = {
      more: () => appendFile(at('more/.batch/documents.jsonl'), '{}\n'),
      fewer: () => truncate(at('fewer/.batch/documents.jsonl'), 100),
      other: async () => {
        const path = at('other/.batch/documents.jsonl')
        await writeFile(path, (await readFile(path, 'utf8')).replace('Ada', 'Eva'))
      },
      secret: () => writeFile(at('secret/.batch/secret'), 'none'),
    }
    for (const [name, change] of Object.entries(changes)) {
      await (await plan(name)).close()
      await change()
      const error = await seal(name).catch((thrown: unknown) => thrown)
      expect(error, name).to.be.instanceOf(BatchFolderError).with.property('code', 'BATCH_CHANGED')
      expect(await readdir(at(name))).to.not.include('manifest.json')
    }
  })

  it('refuses a folder in which nothing is planned', async () => {
    await (await openBatch(at('a'))).close()
    expect(await codeOf(seal('a'))).to.equal('BATCH_CHANGED')
  })

  it('plans no second batch in a folder, no empty one and no document twice', async () => {
    const batch = await plan('a')
    const again = { documents, registry, key, created, random: random() }
    expect(await codeOf(planBatch(batch, again))).to.equal('BATCH_FOLDER_TAKEN')
    await batch.close()
    for (const [code, some] of [
      ['BATCH_EMPTY', [] as JsonObject[]],
      ['BATCH_DUPLICATE', [...documents, documents[0] as JsonObject]],
    ] as const) {
      const error = await plan(code, { documents: some }).catch((thrown: unknown) => thrown)
      expect(error).to.be.instanceOf(BatchError).with.property('code', code)
    }
  })

  it('takes what others signed as it is, and anchors it as every reader sees it', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'theirs', proofValue: 'z1' }
    const signed = documents.map((document) => ({ ...document, proof: [proof] }))
    const own = { documents: signed, registry, key, created, random: random() }
    const batch = await openBatch(at('a'))
    await planBatch(batch, own)
    await batch.close()
    const { root } = await seal('a', {})
    expect(root).to.equal((await issueBatch({ ...own, random: random() })).root)
  })

  it('plans nothing that it could not make', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'theirs', proofValue: 'z1' }
    const signed = [{ ...documents[0], proof }] as JsonObject[]
    expect(await codeOf(plan('a', { documents: signed }))).to.equal('DOCUMENT_HAS_PROOF')
    const { credentials } = await issueBatch({
      documents,
      registry,
      key,
      created,
      random: random(),
    })
    const sealed = credentials.map(({ document }) => document)
    const batch = await openBatch(at('b'))
    const again = { documents: sealed, registry, key, created, random: random() }
    expect(await codeOf(planBatch(batch, again))).to.equal('ANCHOR_PROOF_PRESENT')
    await batch.close()
  })

  it('plans anew where the planning was interrupted', async () => {
    await codeOf(plan('a', { documents: [...documents, documents[0] as JsonObject] }))
    await (await plan('a')).close()
    expect((await seal('a')).size).to.equal(5)
  })
})
