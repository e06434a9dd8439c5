import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { openJournal } from '../../../../src/adapters/node/batch/openJournal.ts'
import { JournalError, type JournalErrorCode } from '../../../../src/issuer/journal/JournalError.ts'
import { mined, planned, sent, signed } from '../../../support/journals.ts'
import { useFolder } from '../useFolder.ts'

const run = promisify(execFile)

async function codeOf(doing: Promise<unknown>): Promise<JournalErrorCode | undefined> {
  const error = await doing.then(
    () => undefined,
    (thrown) => thrown,
  )
  if (error !== undefined) expect(error).to.be.instanceOf(JournalError)
  return error?.code
}

describe('openJournal', () => {
  const { at, write } = useFolder()
  const children: ChildProcess[] = []
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })
  const now = () => new Date('2026-03-01T10:00:00.000Z')
  const path = () => at('journal.jsonl')
  const readStates = async () => {
    const journal = await openJournal(path())
    await journal.close()
    return journal.entries.map(({ state }) => state)
  }

  /** Another process that has the journal. */
  async function hold(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['test/support/journal/holdJournal.ts', path()])
    children.push(child)
    await once(child.stdout, 'data')
    return child
  }

  it('keeps what was added, in its order, with the time', async () => {
    const journal = await openJournal(path(), { now })
    await Promise.all([planned, signed, sent].map((entry) => journal.append(entry)))
    await journal.close()

    const again = await openJournal(path())
    await again.append(mined)
    await again.close()
    expect(again.entries.slice(0, 3)).to.deep.equal(
      [planned, signed, sent].map((entry) => ({ ...entry, at: now().toISOString() })),
    )
    expect(await readStates()).to.deep.equal(['planned', 'signed', 'sent', 'mined'])
  })

  it('takes off half a line, says how much, and goes on behind the last whole one', async () => {
    const journal = await openJournal(path())
    await journal.append(planned)
    await journal.append(signed)
    await journal.close()
    const whole = await readFile(path())
    await write('journal.jsonl', whole.subarray(0, whole.length - 20))

    const again = await openJournal(path())
    expect(again.torn).to.be.greaterThan(0)
    await again.append(signed)
    await again.close()
    expect(await readStates()).to.deep.equal(['planned', 'signed'])
  })

  it('refuses a journal that was changed, leaves it as it is and does not keep it for itself', async () => {
    await write('journal.jsonl', '{"state":"planned"}\n')
    expect(await codeOf(openJournal(path()))).to.equal('JOURNAL_DAMAGED')
    expect(await readFile(path(), 'utf8')).to.equal('{"state":"planned"}\n')
    expect(await readdir(at('.'))).to.deep.equal(['journal.jsonl'])
  })

  it('is had by one process, until it is closed', async () => {
    const journal = await openJournal(path())
    expect(await codeOf(openJournal(path()))).to.equal('JOURNAL_IN_USE')
    await journal.close()
    expect(await readdir(at('.'))).to.deep.equal(['journal.jsonl'])
    expect(await readStates()).to.deep.equal([])
  })

  it('is had by another process, until that is killed', async () => {
    const child = await hold()
    expect(await codeOf(openJournal(path()))).to.equal('JOURNAL_IN_USE')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await readStates()).to.deep.equal([])
  })

  it('is had by one of many that find it left behind', async () => {
    const child = await hold()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const opened = await Promise.allSettled(Array.from({ length: 20 }, () => openJournal(path())))
    const had = opened.filter(({ status }) => status === 'fulfilled')
    expect(had).to.have.length(1)
  })

  it('is taken from a process of before that had the same number', async () => {
    await write('journal.jsonl.lock', `${process.pid} ${hostname()} 00\n`)
    expect(await readStates()).to.deep.equal([])
  })

  it('is not taken from another machine, of which nobody knows', async () => {
    await write('journal.jsonl.lock', `1 not-${hostname()} 00\n`)
    expect(await codeOf(openJournal(path()))).to.equal('JOURNAL_IN_USE')
  })

  it('writes nothing once somebody else has it', async () => {
    const journal = await openJournal(path())
    await journal.append(planned)
    await writeFile(`${path()}.lock`, `1 not-${hostname()} 00\n`)
    expect(await codeOf(journal.append(signed))).to.equal('JOURNAL_IN_USE')
    expect(journal.entries).to.have.length(1)
    await journal.close()
    expect(await readdir(at('.'))).to.include('journal.jsonl.lock')
  })

  it('keeps every whole line where the disk is full, and says that it cannot write', async () => {
    // The limit of a file stands for a full disk: the write that reaches it is done in part.
    const command = `ulimit -f 3; exec "$0" test/support/journal/fillJournal.ts "$1"`
    const { stdout } = await run('bash', ['-c', command, process.execPath, path()])
    const [code, lines] = stdout.split(' ')
    expect(code).to.equal('JOURNAL_UNWRITABLE')
    expect(Number(lines)).to.be.greaterThan(2)
    expect(await readStates()).to.have.length(Number(lines))
  })

  it('says where it cannot be made', async () => {
    expect(await codeOf(openJournal(at('missing/journal.jsonl')))).to.equal('JOURNAL_UNWRITABLE')
  })
})
