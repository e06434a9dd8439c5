import { expect } from 'chai'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { readJson } from '../proof/vectors.ts'

/** The answer for each document; and why, where it is another one than its name says. */
type Row = readonly [name: string, code: string, outcome: string, why?: string]

const inline = 'an inline context is not processed'

const rows: readonly Row[] = [
  ['credential-subject-multiple-ok', 'FORMAT_OK', 'passed'],
  ['credential-issuer-name-language-en-ok', 'FORMAT_OK', 'passed'],
  ['credential-status-missing-id-ok', 'FORMAT_UNSUPPORTED', 'unknown', inline],
  ['credential-status-multiple-id-fail', 'FORMAT_UNSUPPORTED', 'unknown', inline],
  ['credential-redef-type-fail', 'FORMAT_UNSUPPORTED', 'unknown', inline],
  ['credential-type-unmapped-fail', 'FORMAT_UNSUPPORTED', 'unknown', inline],
  ['credential-context-combo3-fail', 'FORMAT_UNSUPPORTED', 'unknown', 'a context not pinned'],
  ['credential-evidence-missing-type-fail', 'FORMAT_DEVIATES', 'passed', 'told, no check reads it'],
  ['credential-issuer-null-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-issuer-object-id-not-url-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-proof-missing-type-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-refresh-no-type-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-schema-no-id-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-subject-multiple-empty-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-subject-no-claims-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-termsofuse-missing-type-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
  ['credential-validfrom-invalid-fail', 'FORMAT_NOT_A_CREDENTIAL', 'failed'],
]

describe('documents of the suite for VC Data Model 2.0', () => {
  const verifier = createVerifier({ now: () => Date.parse('2026-01-01T00:00:00Z') })
  for (const [name, code, outcome, why] of rows) {
    it(`${name}: ${code}${why === undefined ? '' : ` (${why})`}`, async () => {
      const document = { issuer: 'did:example:issuer', ...readJson(`vc-data-model/${name}.json`) }
      const { checks, verdict } = await verifier.verify(JSON.stringify(document))
      expect(checks[0]).to.include({ check: 'format', code, outcome })
      // Nobody signed them.
      expect(verdict.authenticity).to.equal(outcome === 'failed' ? 'invalid' : 'indeterminate')
    })
  }
})
