import type { AnchorEvent } from '../../src/issuer/anchoring/AnchorOptions.ts'

/** What happened while a batch was being anchored, as a sentence. */
export function describeAnchorEvent(event: AnchorEvent): string {
  switch (event.kind) {
    case 'sent':
      return event.replaces
        ? `Transaction ${event.replaces} is stuck; ${event.hash} replaces it and offers more.`
        : `Sent transaction ${event.hash} with nonce ${event.nonce}.`
    case 'sent-again':
      return `The node or the relay does not have transaction ${event.hash}; it is sent again.`
    case 'nonce-taken':
      return `Another transaction of this account has nonce ${event.nonce}; waiting for it.`
    case 'fee-capped':
      return 'The transaction is stuck, and to replace it would cost more than is allowed; waiting.'
    case 'asked':
      return `Asked ${event.relay} to anchor it with others, until ${new Date(event.notAfter * 1000).toISOString()}.`
    case 'aggregated':
      return `It is in an aggregate that is final, as of block ${event.block.number}.`
    case 'mined':
      return `The anchor is in the chain, seen at block ${event.block.number}.`
    case 'dropped':
      return 'The chain was reorganised and has the anchor no more; it is watched and sent again.'
    case 'final':
      return `The anchor is final, as of block ${event.block.number}.`
    case 'unreachable':
      return `The node does not answer as it should (${event.code}); it is asked again.`
  }
}
