/**
 * Text in lines of a width, the lines after the first indented. A word that is longer than a line is cut.
 *
 * @param first What stands before the text on its first line; the other lines begin below its end.
 */
export function wrap(first: string, text: string, width = 80): string {
  const indent = ' '.repeat(first.length)
  const room = width - first.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((it) => cutEvery(it, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((it, i) => `${i === 0 ? first : indent}${it}\n`).join('')
}

function cutEvery(word: string, size: number): readonly string[] {
  const all = [...word]
  const parts: string[] = []
  for (let i = 0; i === 0 || i < all.length; i += size) parts.push(all.slice(i, i + size).join(''))
  return parts
}
