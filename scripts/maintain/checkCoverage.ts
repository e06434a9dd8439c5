// Fails where a line of a contract did not run under `hardhat test solidity --coverage`. Hardhat
// counts a line as run only if every statement on it ran, so this holds statements at 100 % too.
import { readFile } from 'node:fs/promises'

const lcov = await readFile('coverage/lcov.info', 'utf8')
let lines = 0
let missed = 0

for (const record of lcov.split('end_of_record')) {
  const file = record.match(/^SF:(.+)$/m)?.[1]
  for (const [, line, runs] of record.matchAll(/^DA:(\d+),(\d+)$/gm)) {
    lines++
    if (runs !== '0') continue
    missed++
    console.error(`${file}:${line} did not run`)
  }
}

if (lines === 0) throw new Error('The coverage report lists no line at all.')
console.log(`${lines - missed} of ${lines} lines of the contracts ran.`)
process.exitCode = missed === 0 ? 0 : 1
