import * as v from 'valibot'

const document = v.record(v.string(), v.unknown())

/** What a request may ask for beside a document (VC API, `IssueCredentialOptions`): nothing that is done here. */
const issueOptionsShape = v.strictObject({})

/** The body of `POST /credentials/issue` (VC API, `IssueCredentialRequest`). */
export const issueRequestShape = v.strictObject({
  credential: document,
  options: v.exactOptional(issueOptionsShape),
})

/** The answer, and that of `GET /credentials/{id}`; without the credential where its batch is not sealed yet. */
export const issueAnswerShape = v.strictObject({
  verifiableCredential: v.exactOptional(document),
  /** How far its batch has come: verifiers cannot tell before it is anchored. */
  state: v.picklist(['waiting', 'sealed', 'anchored']),
})

/** The body of `POST /credentials/status` (VC API, `UpdateCredentialStatusRequest`). */
export const statusRequestShape = v.strictObject({
  /** The `id` that the credential was issued with. */
  credentialId: v.string(),
  credentialStatus: v.strictObject({
    id: v.exactOptional(v.string()),
    type: v.string(),
    statusPurpose: v.string(),
    statusListIndex: v.exactOptional(v.string()),
    statusListCredential: v.exactOptional(v.string()),
  }),
  status: v.boolean(),
  indexAllocator: v.exactOptional(v.string()),
})
