import { BaseError } from '../../../base/BaseError.ts'
import { JsonError } from '../../../credential/JsonError.ts'
import { sliceMembers } from '../../../credential/sliceMembers.ts'
import { checkHolderQuestion } from '../../../verifier/presentation/HolderQuestion.ts'
import type { Input } from '../Input.ts'
import type { AskedInput } from '../verifyInputs.ts'
import { readRequest } from './readRequest.ts'
import type { ServerLimits } from './ServerOptions.ts'
import { lineOptionsShape } from './shapes.ts'

const name = 'verifiablePresentation'

/**
 * What a line of a batch asks: a credential or token as it is; or a presentation with what was given to be signed, in
 * the form of the body of `POST /presentations/verify`. What is wrong with that form is why it has no verdict.
 */
export function readBatchLine(input: Input, limits: ServerLimits): AskedInput {
  if ('error' in input || !isRequest(input.bytes, limits)) return input
  try {
    const { presented, options } = readRequest(
      input.bytes,
      { name, shape: lineOptionsShape },
      limits,
    )
    const { challenge = '', domain = '' } = options
    const question = { challenge, domain }
    checkHolderQuestion(question)
    return { name: input.name, presentation: presented, question }
  } catch (error) {
    if (error instanceof BaseError) return { name: input.name, error }
    throw error
  }
}

function isRequest(bytes: Uint8Array, limits: ServerLimits): boolean {
  // Most lines are credentials, and to look for the word is quick.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(`"${name}"`)) return false
  try {
    return sliceMembers(bytes, limits).has(name)
  } catch (error) {
    // The verifier says what is wrong with it.
    if (error instanceof JsonError) return false
    throw error
  }
}
