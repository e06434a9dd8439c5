import { readFileSync } from 'node:fs'
import { parseJson } from '../../src/credential/parseJson.ts'
import { buildCredential } from '../../src/issuer/buildCredential.ts'
import { parseTemplate } from '../../src/issuer/template/Template.ts'

const template = parseTemplate(parseJson(readFileSync('demo/academy.json')))

/** The demo's badges, unsigned, each for another learner: about 1.2 kB each as canonical JSON. */
export function* buildDocuments(size: number) {
  for (let i = 0; i < size; i++) {
    const row = {
      name: `Learner ${i}`,
      email: `${i}@learners.example`,
      achievement: 'data-literacy',
      awardedOn: '2026-03-01',
    }
    const salt = crypto.getRandomValues(new Uint8Array(16))
    yield buildCredential({ row, template, id: `urn:uuid:${crypto.randomUUID()}`, salt })
  }
}
