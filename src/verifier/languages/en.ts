import { checkCodes } from '../CheckCode.ts'
import type { Messages } from './Messages.ts'

/** English. */
export const en: Messages = {
  reasons: checkCodes,
  asOf: (time) => `As of ${time} UTC:`,
  invalid: (reason) => `Not genuine: ${lower(reason)}`,
  indeterminate: (reason) => `Cannot tell: ${lower(reason)}`,
  intact: 'The document itself is intact.',
  inAnyCase: {
    expired: 'In any case it is expired.',
    'not-yet-valid': 'In any case it is not valid yet.',
    revoked: 'In any case it is revoked.',
    suspended: 'In any case it is suspended.',
    superseded: 'In any case it is superseded.',
  },
  statusUnknown: (reason) => `Genuine, but its status is not known: ${lower(reason)}`,
  over: {
    expired: 'Genuine, but expired.',
    'not-yet-valid': 'Genuine, but not valid yet.',
    revoked: 'Genuine, but revoked by its issuer.',
    suspended: 'Genuine, but suspended by its issuer.',
    superseded: 'Genuine, but superseded by a newer one.',
  },
  good: 'Genuine and current.',
  notAccepted: (rule) => `Genuine and current, but your policy does not accept it (${rule}).`,
  presented: (reason, count) => `${reason} Credentials shown: ${count}.`,
  issued: ({ issuer, anchored, until }) =>
    `Issued by ${issuer}${anchored ? `, anchored on ${anchored}` : ''}${until ? `, valid until ${until}` : ''}.`,
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
