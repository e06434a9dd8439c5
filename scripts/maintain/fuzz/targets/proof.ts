import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { isJsonObject } from '../../../../src/credential/isJsonObject.ts'
import { AnchorProofError } from '../../../../src/proof/AnchorProofError.ts'
import { decodeAnchorProof, encodeAnchorProof } from '../../../../src/proof/anchorProofValue.ts'
import { decodeDisclosedProof } from '../../../../src/proof/disclosedProof.ts'
import { EnvelopeError } from '../../../../src/proof/jwt/EnvelopeError.ts'
import { JwtError } from '../../../../src/proof/jwt/JwtError.ts'
import { parseJwt } from '../../../../src/proof/jwt/parseJwt.ts'
import { parseSidecar } from '../../../../src/proof/jwt/sidecar.ts'
import { readProof } from '../../../../src/proof/readProof.ts'
import { inside } from '../Mutator.ts'
import { mutateBytes } from '../mutateBytes.ts'
import { mutateCbor } from '../mutateCbor.ts'
import { mutateJson } from '../mutateJson.ts'
import type { Target } from '../Target.ts'
import { multibase, partOfToken } from '../wrappings.ts'
import { attempt, names, readVector, toJson, toText } from './holding.ts'

/** Of batches, and of one in an aggregate. */
function proofValues(): readonly string[] {
  const batches: { credentials: { proofValue: string }[] }[] = JSON.parse(
    readVector('cairn/batches.json'),
  )
  const inAggregate = encodeAnchorProof({
    registry: { chainId: 1, address: `0x${'11'.repeat(20)}` },
    key: `0x${'22'.repeat(20)}`,
    index: 1,
    size: 2,
    salt: new Uint8Array(32),
    root: new Uint8Array(32).fill(1),
    path: new Uint8Array(32).fill(2),
    aggregate: {
      index: 2,
      size: 3,
      path: new Uint8Array(64).fill(3),
      notAfter: 1_800_000_000,
      signature: new Uint8Array(64).fill(4),
      publicKey: new Uint8Array(64).fill(5),
    },
  })
  const first = batches.flatMap(({ credentials }) => credentials[0]?.proofValue ?? [])
  return [...first, inAggregate]
}

const anchorProof: Target = {
  name: 'anchorProof',
  seeds: proofValues,
  words: ['u', 'qAEB', '=', '\n', 'A'],
  mutators: [
    inside(multibase, mutateCbor),
    inside(multibase, mutateCbor),
    inside(multibase, mutateBytes),
    mutateBytes,
  ],
  longest: 3072,
  run(input) {
    const text = toText(input)
    const proof = attempt(() => decodeAnchorProof(text), AnchorProofError)
    if (!proof) return
    assert.equal(encodeAnchorProof(proof), text)
    assert(proof.index < proof.size && proof.path.length % 32 === 0)
  },
}

const disclosedProof: Target = {
  name: 'disclosedProof',
  seeds: () => {
    const { proof } = JSON.parse(readVector('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json'))
    return [proof.proofValue]
  },
  words: ['u2V0A', 'u2V0B', '=', 'A'],
  mutators: [inside(multibase, mutateCbor), inside(multibase, mutateBytes), mutateBytes],
  longest: 3072,
  run(input) {
    const read = decodeDisclosedProof(toText(input))
    if (typeof read === 'string') return
    assert.equal(read.baseSignature.length, 64)
    assert(read.signatures.every(({ length }) => length === 64))
    assert(read.mandatoryIndexes.every((it, i, all) => i === 0 || it > (all[i - 1] as number)))
  },
}

const jwt: Target = {
  name: 'jwt',
  seeds: () =>
    ['vc-es256', 'vc-bad-type', 'vc-with-vc-claim', 'vc11-es256', 'ob3-rs256', 'vp-eddsa'].map(
      (name) => readVector(`jwt/${name}.jwt`).trim(),
    ),
  words: [...names, 'vc', 'vp', 'iss', 'sub', 'jti', 'nbf', 'exp', 'aud', 'nonce', 'alg', 'typ'],
  mutators: [
    inside(partOfToken(0), mutateJson),
    inside(partOfToken(1), mutateJson),
    inside(partOfToken(1), mutateJson),
    mutateBytes,
  ],
  longest: 4096,
  run(input) {
    const text = toText(input)
    const token = attempt(() => parseJwt(text), JwtError)
    if (!token) return
    const [header = '', payload = ''] = text.split('.').map((it) => Buffer.from(it, 'base64url'))
    assert.equal(token.token, text)
    assert.equal(JSON.parse(header.toString()).alg, token.header.alg)
    assert(isDeepStrictEqual(JSON.parse(payload.toString()), token.payload))
  },
}

const sidecar: Target = {
  name: 'sidecar',
  seeds: () => [
    JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${readVector('jwt/vc-es256.jwt').trim()}`,
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'merkle-anchor-jcs-2026',
        proofPurpose: 'assertionMethod',
        verificationMethod: `did:pkh:eip155:1:0x${'22'.repeat(20)}#blockchainAccountId`,
        proofValue: proofValues().at(-1),
      },
    }),
  ],
  words: [
    ...names,
    'data:application/jwt,',
    'EnvelopedVerifiablePresentation',
    'did:pkh:eip155:1:',
  ],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 4096,
  run(input) {
    const document = toJson(input)
    if (!isJsonObject(document)) return
    const read = attempt(() => parseSidecar(document), EnvelopeError, AnchorProofError)
    if (read) assert(read.anchors.length > 0 && String(document.id).endsWith(`,${read.token}`))
  },
}

const dataIntegrityProof: Target = {
  name: 'dataIntegrityProof',
  seeds: () =>
    [
      'eddsa/eddsa-rdfc-2022/signedDataInt.json',
      'eddsa/eddsa-jcs-2022/signedJCS.json',
      'ecdsa/ecdsa-jcs-2019-p384/signedJCSECDSAP384.json',
      'ecdsa/ecdsa-sd-2023/derivedRevealDocument.json',
    ].map(readVector),
  words: [...names, 'eddsa-rdfc-2022', 'ecdsa-sd-2023', 'Ed25519Signature2020', 'authentication'],
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 4096,
  run(input) {
    const document = toJson(input)
    if (!isJsonObject(document)) return
    const demand = { proofPurpose: 'assertionMethod' } as const
    const now = new Date(Date.UTC(2026, 5, 1))
    const read = readProof({ proof: document.proof, document, demand, now })
    if (read.outcome !== 'readable') return
    assert.equal((document.proof as Record<string, unknown>).proofValue, read.proofValue)
    assert(read.purpose === 'assertionMethod' && read.options.proofValue === undefined)
  },
}

/** Readers of proofs and tokens. */
export const proofTargets: readonly Target[] = [
  anchorProof,
  disclosedProof,
  jwt,
  sidecar,
  dataIntegrityProof,
]
