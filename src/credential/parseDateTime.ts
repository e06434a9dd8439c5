const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/

/**
 * Reads an XML Schema `dateTimeStamp` (VC Data Model 2.0 §4.9): a date, a time and a time zone. The hour
 * 24 is midnight at the end of the day.
 *
 * @returns Milliseconds since 1970, cut to whole ones; `undefined` where it is no such date, a day that
 * the calendar does not have, or a year beyond 9999.
 *
 * @example
 * parseDateTime('2026-03-01T09:00:00+01:00') // 1772352000000
 */
export function parseDateTime(text: string): number | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const numberAt = (group: number) => Number(match[group] ?? 0)
  const [year, month, day] = [numberAt(1), numberAt(2), numberAt(3)]
  const [hour, minute, second] = [numberAt(4), numberAt(5), numberAt(6)]
  const [zoneHours, zoneMinutes] = [numberAt(9), numberAt(10)]
  const fraction = match[7] ?? ''
  const isMidnight = hour === 24 && minute === 0 && second === 0 && /^0*$/.test(fraction)
  const inRange =
    (hour < 24 || isMidnight) &&
    minute < 60 &&
    second < 60 &&
    zoneMinutes < 60 &&
    zoneHours * 60 + zoneMinutes <= 840
  const local = new Date(0)
  local.setUTCFullYear(year, month - 1, day)
  const onCalendar = local.getUTCMonth() === month - 1 && local.getUTCDate() === day
  if (!inRange || !onCalendar) return undefined

  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  local.setUTCHours(hour, minute, second, milliseconds)
  const offset = (zoneHours * 60 + zoneMinutes) * (match[8] === '-' ? -60_000 : 60_000)
  return local.getTime() - offset
}
