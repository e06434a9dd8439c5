import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { ManifestError, parseManifest } from '../../../../src/issuer/Manifest.ts'
import { parseRoster } from '../../../../src/issuer/roster/parseRoster.ts'
import { parseTemplate, TemplateError } from '../../../../src/issuer/template/Template.ts'
import { createVerifier } from '../../../../src/verifier/createVerifier.ts'
import { PolicyError, parseGrants, parsePolicy } from '../../../../src/verifier/parsePolicy.ts'
import { parseReport, ReportError } from '../../../../src/verifier/parseReport.ts'
import { mutateBytes } from '../mutateBytes.ts'
import { mutateJson } from '../mutateJson.ts'
import type { Target } from '../Target.ts'
import { attempt, names, readVector, toJson, toText } from './holding.ts'

const academy = readFileSync(new URL('../../../../demo/academy.json', import.meta.url), 'utf8')
const registry = `eip155:1:0x${'ab'.repeat(20)}`

const template: Target = {
  name: 'template',
  seeds: () => [academy],
  words: [...names, 'achievements', 'criteria', 'description', 'tags', 'validForMonths'],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 4096,
  run(input) {
    const value = toJson(input)
    if (value === undefined) return
    const read = attempt(() => parseTemplate(value), TemplateError)
    if (read) assert(isDeepStrictEqual(parseTemplate(JSON.parse(JSON.stringify(read))), read))
  },
}

const header = 'name,email,achievement,awarded_on'

const roster: Target = {
  name: 'roster',
  seeds: () => [
    `${header}\n"Eze, Ulises",a@learners.example,data-literacy,2025-07-17\nZofia,b@learners.example,x,2025-11-10\n`,
    `\ufeff${header.replaceAll(',', ';')}\r\nA;a@b;data-literacy;2025-07-17\r\n\r\nA;A@b;data-literacy;2025-07-18`,
    `${header.replaceAll(',', '\t')}\nA\ta@b\tdata-literacy\t2025-07-17`,
  ],
  words: [
    header,
    'data-literacy',
    'a@b',
    '2025-07-17',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\r\n',
    '\ufeff',
  ],
  mutators: [mutateBytes],
  longest: 1024,
  run(input) {
    const { rows, faults } = parseRoster(toText(input), parseTemplate(JSON.parse(academy)))
    assert(rows.length === 0 || faults.length === 0)
    assert(faults.every(({ row }, i) => row >= (faults[i - 1]?.row ?? 1)))
    const awards = rows.map(({ email, achievement }) => `${email.toLowerCase()} ${achievement}`)
    assert.equal(new Set(awards).size, awards.length)
    assert(rows.every(({ name, awardedOn }) => name.trim() !== '' && /^\d{4}-/.test(awardedOn)))
  },
}

const manifest: Target = {
  name: 'manifest',
  seeds: () => {
    type Batch = {
      size: number
      root: string
      key: string
      credentials: { digest: string; leaf: string }[]
    }
    const batches: Batch[] = JSON.parse(readVector('cairn/batches.json'))
    const small = batches.filter(({ size }) => size <= 3)
    return small.map(({ size, root, key, credentials }) =>
      JSON.stringify({
        version: 1,
        registry,
        key,
        root,
        size,
        credentials: credentials.map(({ digest, leaf }, index) => ({ index, digest, leaf })),
      }),
    )
  },
  words: [
    'version',
    'registry',
    'key',
    'root',
    'size',
    'credentials',
    'index',
    'leaf',
    'file',
    '0x',
  ],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 2048,
  run(input) {
    const value = toJson(input)
    if (value === undefined) return
    const read = attempt(() => parseManifest(value), ManifestError)
    if (read) assert(isDeepStrictEqual(read, value))
  },
}

const policy: Target = {
  name: 'policy',
  seeds: () => [
    JSON.stringify({
      version: 1,
      registries: [{ registry, finality: { confirmations: 3 }, trustRegistry: registry }],
      pins: [
        { issuer: 'did:web:a.example', key: registry },
        { issuer: 'did:web:b.example', registered: `${registry}/17` },
      ],
      roots: [`${registry}/3`],
      grants: [{ registry, from: 3, to: 17, scope: 'type:Badge', sequence: 2 }],
      require: ['trust'],
      accept: { ids: ['https://academy.example/a'], types: ['Badge'] },
      signature: 'unless-anchored',
      anchor: 'optional',
      shortStatusLists: true,
      maxBlockAge: 60,
    }),
    '{"version":1}',
    JSON.stringify([{ registry, from: 3, to: 17, scope: 'general' }]),
  ],
  words: [
    'version',
    'general',
    'type:',
    'framework:x',
    'finalized',
    'timeTolerance',
    'always',
    registry,
  ],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 2048,
  run(input) {
    const value = toJson(input)
    if (value === undefined) return
    attempt(() => parseGrants(value), PolicyError)
    const read = attempt(() => parsePolicy(value), PolicyError)
    if (!read) return
    assert(read.maxBlockAge >= 1 && read.grants.length <= 64)
    // Whoever may write the policy decides; a verifier can be made of whatever it says.
    createVerifier({ policy: read, now: () => 0 })
  },
}

const report: Target = {
  name: 'report',
  seeds: async () => {
    const verifier = createVerifier({ now: () => Date.UTC(2026, 5, 1) })
    const inputs = ['openbadges/simple.json', 'status/credential.json'].map(readVector)
    const reports = await Promise.all([...inputs, '{'].map((it) => verifier.verify(it)))
    return reports.map((it) => JSON.stringify(it))
  },
  words: [
    'version',
    'verdict',
    'authenticity',
    'valid',
    'checks',
    'outcome',
    'facts',
    'source',
    'at',
  ],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 8192,
  run(input) {
    const value = toJson(input)
    if (value === undefined) return
    const read = attempt(() => parseReport(value), ReportError)
    if (read) assert(isDeepStrictEqual(parseReport(JSON.parse(JSON.stringify(read))), read))
  },
}

/** Readers of what people write and keep: templates, rosters, manifests, policies, reports. */
export const fileTargets: readonly Target[] = [template, roster, manifest, policy, report]
