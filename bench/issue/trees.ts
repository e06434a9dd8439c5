// Builds one tree of the same leaves with each library and takes all paths out of it. Prints seconds as JSON.
import { uintBytes } from '../../src/base/bytes.ts'
import { keccak256 } from '../../src/base/hash.ts'
import { createContestants } from '../contestants.ts'

const size = Number(process.argv[2])
const leaves = Array.from({ length: size }, (_, i) => keccak256(uintBytes(i + 1, 32)))
const results = []
for (const measure of await createContestants()) {
  const { name, build, paths } = measure(leaves, () => {})
  results.push({ name, seconds: build + paths })
}
process.stdout.write(JSON.stringify(results))
