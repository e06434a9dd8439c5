import type * as v from 'valibot'
import { readShape } from '../../../base/readShape.ts'
import { JsonError } from '../../../credential/JsonError.ts'
import { type JsonValue, parseJson } from '../../../credential/parseJson.ts'
import { sliceMembers } from '../../../credential/sliceMembers.ts'
import { ServerError } from './ServerError.ts'
import type { ServerLimits } from './ServerOptions.ts'

/** What is asked. */
export type Request<Options> = {
  /** What is to be judged: the bytes that were sent, or of a text the text. */
  readonly presented: Uint8Array | string
  /** The member of the body as it was sent, for an answer that repeats it. */
  readonly member: Uint8Array
  readonly options: Options
}

type OptionsShape = v.StrictObjectSchema<v.ObjectEntries, undefined>

const noOptions = 'the options are not of the form that /openapi.json describes'
const openBrace = 0x7b
const quote = 0x22

/**
 * Reads the body of a request. Of the document nothing is read here: what is wrong with it is the verifier's
 * to say, so it is handed on byte for byte. What is around it has to be right.
 *
 * @param of The member with the document, and the form of the options beside it.
 * @throws {ServerError} `SERVER_BODY` or `SERVER_UNKNOWN_OPTION`.
 */
export function readRequest<Shape extends OptionsShape>(
  body: Uint8Array,
  { name, shape }: { readonly name: string; readonly shape: Shape },
  { maxBytes }: Pick<ServerLimits, 'maxBytes'>,
): Request<v.InferOutput<Shape>> {
  const members = orRefuse(() => sliceMembers(body, { maxBytes }))
  if ([...members.keys()].some((key) => key !== name && key !== 'options')) {
    throw refuse('the body has a member that is not known here')
  }
  const member = members.get(name)
  if (!member) throw refuse(`the body has no \`${name}\``)
  const options = members.get('options')
  return {
    presented: toPresented(member, name),
    member,
    options: readOptions(options ? orRefuse(() => parseJson(options, { maxBytes })) : {}, shape),
  }
}

/** A text is a token, or a credential word for word: it is judged as it is without the quotes. */
function toPresented(member: Uint8Array, name: string): Uint8Array | string {
  if (member[0] === openBrace) return member
  if (member[0] !== quote) throw refuse(`\`${name}\` is neither an object nor a text`)
  return orRefuse(() => parseJson(member, { maxBytes: member.length })) as string
}

function readOptions<Shape extends OptionsShape>(
  value: JsonValue,
  shape: Shape,
): v.InferOutput<Shape> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(noOptions)
  const known = Object.keys(shape.entries)
  if (Object.keys(value).some((name) => !known.includes(name))) {
    const problem = 'an option is not known here'
    throw new ServerError({ code: 'SERVER_UNKNOWN_OPTION', problem })
  }
  const read = readShape(shape, value)
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
