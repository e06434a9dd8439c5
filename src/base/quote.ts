/**
 * A value as an error shows it. What is as long as a private key is not shown: it may be one, given in
 * the place of something public.
 */
export function quote(value: unknown): string {
  const text = String(value)
  return text.length > 60 ? `A text of ${text.length} characters` : `\`${text}\``
}
