import type { Fault } from '../../base/readShape.ts'

/**
 * In which way a document deviates from the model of its kind.
 *
 * - `MODEL_MISSING`: a member that has to be there is not.
 * - `MODEL_KIND`: a value of another kind, a number for text, text for an object.
 * - `MODEL_COUNT`: several where one is allowed, or none where there has to be one.
 * - `MODEL_FORMAT`: text that is not what it should be, a URI, a date.
 * - `MODEL_WORD`: a word that is not in the vocabulary, or not among the values that the document allows.
 * - `MODEL_TYPE`: an object that does not say that it is of its class.
 * - `MODEL_EXTRA`: a member that a closed class does not have.
 * - `MODEL_REFERENCE`: an id of something that is not in the document.
 * - `MODEL_CONTEXT`: the contexts of the model are not where they belong.
 */
export type ModelFaultCode =
  | 'MODEL_MISSING'
  | 'MODEL_KIND'
  | 'MODEL_COUNT'
  | 'MODEL_FORMAT'
  | 'MODEL_WORD'
  | 'MODEL_TYPE'
  | 'MODEL_EXTRA'
  | 'MODEL_REFERENCE'
  | 'MODEL_CONTEXT'

/** One place where a document deviates from the model of its kind. */
export type ModelFault = Fault & { readonly code: ModelFaultCode }
