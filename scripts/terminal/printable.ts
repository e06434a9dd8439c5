/** Control characters, and those that change the direction of text or break a line. */
const obeyed =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** What others wrote, without what a terminal would obey. */
export function printable(text: string): string {
  return text.toWellFormed().replace(obeyed, '�')
}

/** A value as JSON on one line. What a terminal would obey is escaped, so the value stays the same. */
export function toJsonLine(value: unknown): string {
  return `${escapeObeyed(JSON.stringify(value))}\n`
}

function escapeObeyed(json: string): string {
  return json.replace(obeyed, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
