import type { Verdict } from './judgeMutant.ts'
import type { Mutant } from './Mutant.ts'

/** Says how far it has come: on one line where a person is watching, else on a line now and then. */
export function startCount(total: number) {
  const started = performance.now()
  const counts = { killed: 0, endless: 0, survived: 0, invalid: 0 }
  let done = 0
  return {
    add({ file, scope, line, becomes }: Mutant, { outcome }: Verdict): void {
      done++
      counts[outcome]++
      const minutes = ((performance.now() - started) / done / 60_000) * (total - done)
      const figures = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
      const text = `${done} of ${total}: ${figures.join(', ')}; ${minutes.toFixed(0)} min left`
      if (outcome === 'survived') write(`survived: ${file} ${scope}\n  - ${line}\n  + ${becomes}`)
      if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`)
      else if (done % 50 === 0 || done === total) console.log(text)
      if (process.stdout.isTTY && done === total) process.stdout.write('\n')
    },
  }
}

function write(text: string): void {
  console.log(process.stdout.isTTY ? `\r\u001b[K${text}` : text)
}
