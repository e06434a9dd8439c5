/** The languages that reports speak (BCP 47). */
export const languages = ['en', 'de'] as const

/** One of `languages`. */
export type Language = (typeof languages)[number]
