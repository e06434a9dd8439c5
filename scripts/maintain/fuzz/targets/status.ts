import assert from 'node:assert/strict'
import { deflateRawSync, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib'
import { inflate } from '../../../../src/status/inflate.ts'
import { judgeStatusEntry } from '../../../../src/status/judgeStatusEntry.ts'
import { readStatusEntries } from '../../../../src/status/readStatusEntries.ts'
import { unpackGzip } from '../../../../src/status/unpackGzip.ts'
import { unpackStatusList } from '../../../../src/status/unpackStatusList.ts'
import { inside, type Mutator } from '../Mutator.ts'
import { mutateBytes } from '../mutateBytes.ts'
import { mutateJson } from '../mutateJson.ts'
import type { Target } from '../Target.ts'
import { gzip, multibase, packed } from '../wrappings.ts'
import { names, readVector, toJson, toText } from './holding.ts'

const most = 2 ** 18

const samples = () => [
  Buffer.from('the quick brown fox jumps over the lazy dog, the quick brown fox'),
  Buffer.from(Uint8Array.from({ length: 600 }, (_, i) => (i * i) % 251)),
  Buffer.alloc(300, 'ab'),
  Buffer.alloc(0),
]

/** One after the other: stored, fixed codes, own codes. */
const packings = [{ level: 0 }, { strategy: 4 }, { level: 9 }, { level: 1, strategy: 2 }]

/** What zlib makes of it. */
function orNothing(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack()
  } catch {
    return undefined
  }
}

const deflate: Target = {
  name: 'deflate',
  seeds: () => samples().flatMap((it) => packings.map((how) => deflateRawSync(it, how))),
  words: ['\u0000', '\u0001\u0000\u0000ÿÿ', '\u0003\u0000'],
  mutators: [mutateBytes],
  longest: 1024,
  run(input) {
    const ours = inflate(input, 0, most)
    const theirs = orNothing(() => inflateRawSync(input, { maxOutputLength: most }))
    assert(ours.end >= 0)
    assert.equal('bytes' in ours, theirs !== undefined)
    if ('bytes' in ours) assert(theirs?.equals(ours.bytes) && ours.end <= input.length)
  },
}

const gzipTarget: Target = {
  name: 'gzip',
  seeds: () => samples().flatMap((it) => packings.map((how) => gzipSync(it, how))),
  words: ['\u001f', '\u0000', '\b', 'name\u0000'],
  mutators: [mutateBytes, inside(gzip, mutateBytes), inside(packed, mutateBytes)],
  longest: 1024,
  run(input) {
    const ours = unpackGzip(input, most)
    const theirs = orNothing(() => gunzipSync(input, { maxOutputLength: most }))
    // Others read on behind the end; whatever we take, they take for the same.
    if (typeof ours !== 'string') assert(theirs?.equals(ours))
  },
}

const list: Mutator = inside(multibase, inside(packed, mutateBytes))

const statusList: Target = {
  name: 'statusList',
  seeds: () => [
    JSON.parse(readVector('status/list.json')).credentialSubject.encodedList,
    ...samples().map((it) => `u${gzipSync(it).toString('base64url')}`),
    gzipSync('status').toString('base64'),
  ],
  words: ['u', '=', '==', '-', '_', '+', '/', 'H4sI'],
  mutators: [
    mutateBytes,
    inside(multibase, mutateBytes),
    list,
    inside(multibase, inside(gzip, mutateBytes)),
  ],
  longest: 1024,
  run(input) {
    const text = toText(input)
    for (const type of ['BitstringStatusListEntry', 'StatusList2021Entry'] as const) {
      const read = unpackStatusList(text, type, { maxBytes: most })
      if (!('bits' in read)) continue
      const encoded = type === 'BitstringStatusListEntry' ? text.slice(1) : text
      const bytes = gunzipSync(Buffer.from(encoded, 'base64url'))
      assert(bytes.equals(read.bits))
    }
  },
}

const statusEntries: Target = {
  name: 'statusEntries',
  seeds: () => [
    JSON.stringify(JSON.parse(readVector('status/credential.json')).credentialStatus),
    JSON.stringify({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'message',
      statusListIndex: '7',
      statusSize: 2,
      statusMessage: ['0x0', '0x1', '0x2', '0x3'].map((status) => ({ status, message: status })),
      statusReference: 'https://academy.example/status',
      statusListCredential: 'https://academy.example/list',
    }),
    '{"type":"1EdTechRevocationList","id":"https://academy.example/revoked"}',
    '[{"type":"StatusList2021Entry","statusPurpose":"suspension","statusListIndex":"9","statusListCredential":"https://academy.example/list"}]',
  ],
  words: [...names, 'statusPurpose', 'statusListIndex', 'statusSize', '131071', '131072', '007'],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 2048,
  run(input) {
    const value = toJson(input)
    const entries = readStatusEntries(value)
    const count = Array.isArray(value) ? Math.max(1, Math.min(value.length, 17)) : 1
    assert.equal(entries.length, value === undefined ? 0 : count)
    const list = JSON.parse(readVector('status/list.json'))
    for (const entry of entries) {
      if (entry.kind === 'malformed') assert(entry.faults.length > 0)
      if (entry.kind === 'bitstring') judgeStatusEntry(entry, list, { now: 0 })
    }
  },
}

const statusListCredential: Target = {
  name: 'statusListCredential',
  seeds: () => [readVector('status/list.json'), readVector('status/list-2021.json')],
  words: [...names, 'encodedList', 'statusPurpose', 'ttl', 'revocation', 'BitstringStatusList'],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 2048,
  run(input) {
    const document = toJson(input)
    if (document === undefined) return
    for (const type of ['BitstringStatusListEntry', 'StatusList2021Entry'] as const) {
      const list = 'https://example.com/credentials/status/3'
      const entry = { kind: 'bitstring', type, purpose: 'revocation', index: 9, size: 1, list }
      const options = { now: Date.UTC(2026, 5, 1), maxBytes: most }
      judgeStatusEntry(entry as Parameters<typeof judgeStatusEntry>[0], document, options)
    }
  },
}

/** Readers of status entries and lists. */
export const statusTargets: readonly Target[] = [
  deflate,
  gzipTarget,
  statusList,
  statusEntries,
  statusListCredential,
]
