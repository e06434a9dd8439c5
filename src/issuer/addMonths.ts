/** The same day some months later, as ISO 8601 in UTC; the last of the month where there is no such day. */
export function addMonths(dateTime: string, months: number): string {
  const date = new Date(dateTime)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const daysInMonth = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
  ).getUTCDate()
  date.setUTCDate(Math.min(day, daysInMonth))
  return date.toISOString().replace('.000Z', 'Z')
}
