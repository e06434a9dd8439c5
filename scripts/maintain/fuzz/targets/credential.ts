import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { toBareDocument } from '../../../../src/credential/bareDocument.ts'
import { CredentialError } from '../../../../src/credential/CredentialError.ts'
import { findUnsupported } from '../../../../src/credential/findUnsupported.ts'
import { isJsonObject } from '../../../../src/credential/isJsonObject.ts'
import { parseCredential } from '../../../../src/credential/parseCredential.ts'
import { checkFormat, tryOpen } from '../../../../src/verifier/checks/checkFormat.ts'
import { createVerifier } from '../../../../src/verifier/createVerifier.ts'
import { parseReport } from '../../../../src/verifier/parseReport.ts'
import { checkNames } from '../../../../src/verifier/Report.ts'
import { inside } from '../Mutator.ts'
import { mutateBytes } from '../mutateBytes.ts'
import { mutateJson } from '../mutateJson.ts'
import type { Target } from '../Target.ts'
import { partOfToken } from '../wrappings.ts'
import { attempt, names, readVector, toJson } from './holding.ts'

const documents = () => [
  readVector('openbadges/simple.json'),
  readVector('status/credential.json'),
  readVector('eddsa/eddsa-rdfc-2022/signedDataInt.json'),
  readVector('eddsa/eddsa-jcs-2022/signedJCS.json'),
  readVector('ecdsa/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json'),
]

const tokens = () => ['jwt/vc-es256.jwt', 'jwt/vc11-es256.jwt', 'jwt/ob3-rs256.jwt'].map(readVector)

/** A document that is anchored, and a token beside its anchor. */
const anchored = () => {
  const [batch] = JSON.parse(readVector('cairn/batches.json'))
  const { document, proofValue } = batch.credentials[0]
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'merkle-anchor-jcs-2026',
    proofPurpose: 'assertionMethod',
    verificationMethod: `did:pkh:eip155:${batch.chainId}:${batch.key}#blockchainAccountId`,
    proofValue,
  }
  const envelope = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${readVector('jwt/vc-es256.jwt').trim()}`,
  }
  return [{ ...document, proof }, envelope, { ...envelope, proof }].map((it) => JSON.stringify(it))
}

const credential: Target = {
  name: 'credential',
  seeds: () => [...documents(), ...anchored()],
  words: names,
  mutators: [mutateJson, mutateJson, mutateBytes],
  longest: 4096,
  run(input) {
    const document = toJson(input)
    if (document === undefined) return
    const before = JSON.stringify(document)
    const read = attempt(() => parseCredential(document), CredentialError)
    if (isJsonObject(document)) {
      findUnsupported(document)
      toBareDocument(document)
    }
    assert.equal(JSON.stringify(document), before)
    if (!read) return
    assert.equal(read.document, document)
    assert(isDeepStrictEqual(parseCredential(document), read))
    const bare = toBareDocument(read.document)
    assert(isDeepStrictEqual(toBareDocument(bare), bare))
    const { validFrom = 0, validUntil = Infinity } = read
    assert(read.validFrom === undefined || validFrom <= validUntil)
  },
}

const tokenMutators = [0, 1].map((part) => inside(partOfToken(part), mutateJson))

const presented = {
  seeds: () => [...documents(), ...anchored(), ...tokens()],
  words: [
    ...names,
    'merkle-anchor-jcs-2026',
    'EnvelopedVerifiableCredential',
    'eyJhbGciOiJub25lIn0',
  ],
  mutators: [mutateJson, mutateJson, mutateBytes, ...tokenMutators],
  longest: 4096,
}

const format: Target = {
  ...presented,
  name: 'format',
  run(input) {
    const { result, read } = checkFormat(tryOpen(input))
    assert.equal(result.check, 'format')
    assert(result.outcome !== 'passed' || read !== undefined)
    assert(result.outcome !== 'failed' || read === undefined)
  },
}

const verifier = createVerifier({ now: () => Date.UTC(2026, 5, 1) })

const verify: Target = {
  ...presented,
  name: 'verify',
  async run(input) {
    const report = await verifier.verify(input)
    // Nobody was asked: nothing that is written in a document makes it valid.
    assert.notEqual(report.verdict.authenticity, 'valid')
    assert.deepEqual(
      report.checks.map(({ check }) => check),
      checkNames,
    )
    const saved = JSON.parse(JSON.stringify(report))
    assert(isDeepStrictEqual(parseReport(saved), saved))
  },
}

/** Readers of credentials, and the verifier with neither a node nor a network. */
export const credentialTargets: readonly Target[] = [credential, format, verify]
