import pc from 'picocolors'
import { BaseError } from '../../src/base/BaseError.ts'
import { exitCodes } from '../../src/verifier/toVerdict.ts'

/** Thrown when the command was called with something that it cannot use. */
export class UsageError extends BaseError {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'
  constructor(problem: string, ...advice: readonly string[]) {
    super(problem, { metaMessages: advice })
  }
}

/** What could not be found out or reached; asking again later may help. */
const unknownCodes = new Set([
  'REGISTRY_UNREACHABLE',
  'REGISTRY_BAD_ANSWER',
  'REGISTRY_WRONG_CHAIN',
  'REGISTRY_NO_QUORUM',
  'REGISTRY_NO_STATE',
  'RELAY_UNREACHABLE',
  'RELAY_BAD_ANSWER',
  'REGISTRY_PROOF_BROKEN',
  'BUNDLE_NOTHING_PROVEN',
  'BUNDLE_DIFFERS',
  'BUNDLE_HEADER_UNKNOWN',
  'BUNDLE_PROOF_REFUSED',
])
/** What the chain refused. */
const refusedCodes = new Set([
  'REGISTRY_REVERTED',
  'REGISTRY_SEND_FAILED',
  'ANCHOR_DIFFERS',
  'ANCHOR_NOT_TAKEN',
  'ANCHOR_REVERTED',
  'ANCHOR_BY_CONTRACT',
  'ANCHOR_LEFT_OUT',
  'ANCHOR_RELAY_REFUSED',
  'DEPLOYMENT_PROXY_REFUSED',
  'DEPLOYMENT_OTHER_CODE',
  'DEPLOYMENT_NOT_THERE',
])

/**
 * Says what went wrong, on standard error, or as JSON on standard output. Causes are not printed: they
 * can hold the address of a node with its key.
 *
 * @returns The exit code.
 */
export function reportFailure(error: unknown, asJson: boolean): number {
  const known = error instanceof BaseError
  const code = known ? error.code : 'UNEXPECTED'
  const message = known ? error.shortMessage : 'Something went wrong that should not have.'
  const advice = known ? error.metaMessages : [describeUnexpected(error)]
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ version: 1, error: { code, message, advice } })}\n`)
  } else {
    const lines = [
      `${pc.red('error')} ${message} ${pc.dim(`[${code}]`)}`,
      ...advice.map((it) => `  ${it}`),
    ]
    process.stderr.write(`${lines.join('\n')}\n`)
  }
  if (unknownCodes.has(code)) return exitCodes.unknown
  return refusedCodes.has(code) ? exitCodes.bad : exitCodes.usage
}

function describeUnexpected(error: unknown): string {
  return error instanceof Error
    ? `${error.name} ${(error as { code?: string }).code ?? ''}`.trim()
    : ''
}
