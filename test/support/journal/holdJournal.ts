// Opens the journal named, says so, and keeps it until it is ended.
import { openJournal } from '../../../src/adapters/node/batch/openJournal.ts'

await openJournal(process.argv[2] as string)
process.stdout.write('open')
setInterval(() => {}, 1000)
