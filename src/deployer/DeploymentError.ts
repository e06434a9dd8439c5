import { BaseError } from '../base/BaseError.ts'

const advice = {
  DEPLOYMENT_PROXY_REFUSED:
    'Ask whoever runs a node of this chain to take that transaction once, or the makers of the chain for the proxy (EIP-7997).',
  DEPLOYMENT_OTHER_CODE: 'The chain had it there from its beginning, or does not keep to EIP-1014.',
  DEPLOYMENT_NOT_THERE: 'The chain derives addresses by other rules, or its nodes disagree.',
} as const

/** Why contracts could not be put where they belong. */
export type DeploymentErrorCode = keyof typeof advice

/** Thrown when a chain does not let the contracts be where they are on every other. */
export class DeploymentError extends BaseError {
  override readonly name = 'DeploymentError'
  readonly code: DeploymentErrorCode
  constructor(options: { code: DeploymentErrorCode; problem: string; cause?: unknown }) {
    super(`The contracts could not be deployed: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
