// Writes into the journal named until it cannot; then prints the code of the error, and how many lines there are.
// Ends without closing it.
import { openJournal } from '../../../src/adapters/node/batch/openJournal.ts'
import { JournalError } from '../../../src/issuer/journal/JournalError.ts'
import { planned, sent, signed } from '../journals.ts'

const journal = await openJournal(process.argv[2] as string)
try {
  await journal.append(planned)
  await journal.append(signed)
  for (;;) await journal.append(sent)
} catch (error) {
  const code = error instanceof JournalError ? error.code : String(error)
  process.stdout.write(`${code} ${journal.entries.length}`)
}
