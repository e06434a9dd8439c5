import type { CheckName } from '../verifier/Report.ts'

/** What each check asks. */
export const questions: Readonly<Record<CheckName, string>> = {
  format: 'Is it a credential, written in a way that every reader reads alike?',
  integrity: 'Is it, to the last character, what was sealed in its batch?',
  anchor: 'Did the key record this batch in a registry that you trust, for good?',
  key: 'Was the key good at that time?',
  signature: "Does the issuer's own proof hold?",
  identity: 'Is the key that of the issuer whom the document names?',
  status: 'Was it revoked, suspended or superseded since?',
  validity: 'Is it within the time that it states itself?',
  trust: 'Does somebody whom you trust vouch for the issuer?',
  authority: 'May the issuer award this achievement?',
  holder: 'Is whoever presents it the one whom it is about?',
  schema: 'Does it keep to the schemas that it names?',
}
