import { readShape } from '../../../base/readShape.ts'
import { JsonError } from '../../../credential/JsonError.ts'
import { type JsonValue, parseJson } from '../../../credential/parseJson.ts'
import { sliceMembers } from '../../../credential/sliceMembers.ts'
import { ServerError } from './ServerError.ts'
import { optionsShape, type VerifyOptions } from './shapes.ts'

/** What is asked of `POST /credentials/verify`. */
export type VerifyRequest = {
  /** What is to be judged: the bytes that were sent, or of a text the text. */
  readonly presented: Uint8Array | string
  /** The member of the body as it was sent, for an answer that repeats it. */
  readonly member: Uint8Array
  readonly options: VerifyOptions
}

const noOptions = 'the options are no object of `true` and `false`'
const openBrace = 0x7b
const quote = 0x22

/**
 * Reads the body of a request. Of the credential nothing is read here: what is wrong with it is the verifier's
 * to say, so it is handed on byte for byte. What is around it has to be right.
 *
 * @throws {ServerError} `SERVER_BODY` or `SERVER_UNKNOWN_OPTION`.
 */
export function readRequest(body: Uint8Array, maxBytes: number): VerifyRequest {
  const members = orRefuse(() => sliceMembers(body, { maxBytes }))
  const other = [...members.keys()].find(
    (key) => !['verifiableCredential', 'options'].includes(key),
  )
  if (other !== undefined) throw refuse('the body has a member that is not known here')
  const member = members.get('verifiableCredential')
  if (!member) throw refuse('the body has no `verifiableCredential`')
  const options = members.get('options')
  return { presented: toPresented(member), member, options: options ? readOptions(options) : {} }
}

/** A text is a token, or a credential word for word: it is judged as it is without the quotes. */
function toPresented(member: Uint8Array): Uint8Array | string {
  if (member[0] === openBrace) return member
  if (member[0] !== quote) throw refuse('`verifiableCredential` is neither an object nor a text')
  return orRefuse(() => parseJson(member, { maxBytes: member.length })) as string
}

function readOptions(member: Uint8Array): VerifyOptions {
  const value = orRefuse(() => parseJson(member))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(noOptions)
  const known = Object.keys(optionsShape.entries)
  if (Object.keys(value).some((name) => !known.includes(name))) {
    const problem = 'an option is not known here'
    throw new ServerError({ code: 'SERVER_UNKNOWN_OPTION', problem })
  }
  const read = readShape(optionsShape, value)
  if ('value' in read) return read.value
  throw refuse(noOptions)
}

function orRefuse<Value extends JsonValue | ReadonlyMap<string, Uint8Array>>(
  read: () => Value,
): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw refuse(
      `the body is not JSON as it has to be (${error.code}, offset ${error.offset})`,
      error,
    )
  }
}

function refuse(problem: string, cause?: unknown): ServerError {
  return new ServerError({ code: 'SERVER_BODY', problem, cause })
}
