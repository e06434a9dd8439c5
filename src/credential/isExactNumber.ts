/**
 * Whether a JSON number literal stands for exactly the value that ECMAScript prints for it, and is
 * smaller than 2^53 in size: what RFC 8785 §3.2.2.3 and RFC 7493 §2.2 need for two readers to agree.
 *
 * @example
 * isExactNumber('1.50') // true, though printed as 1.5
 * isExactNumber('9007199254740993') // false: a double holds 9007199254740992
 */
export function isExactNumber(literal: string): boolean {
  const value = Number(literal)
  return Math.abs(value) < 2 ** 53 && normal(literal) === normal(String(value))
}

/** Sign, digits without outer zeros, and the power of ten of the last digit. */
function normal(literal: string): string {
  const [, sign, whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? []
  const digits = whole + fraction
  let start = 0
  let end = digits.length
  // By hand: looking for /0+$/ takes quadratic time where zeros stand inside.
  while (digits[start] === '0') start++
  while (end > start && digits[end - 1] === '0') end--
  if (start === end) return '0'
  // A power beyond what a number holds belongs to a value that has become 0, which no digits equal.
  const exponent = Number(power) - fraction.length + (digits.length - end)
  return `${sign}${digits.slice(start, end)}e${exponent}`
}
