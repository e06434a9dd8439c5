import type { Language } from '../../verifier/languages/Language.ts'
import { de } from './de.ts'
import type { EvidenceMessages } from './EvidenceMessages.ts'
import { en } from './en.ts'

/** All that is said beside a report, in the languages of reports. */
export const messagesOf: Readonly<Record<Language, EvidenceMessages>> = { en, de }
