import { randomBytes } from 'node:crypto'
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { JournalError } from '../../../issuer/journal/JournalError.ts'

/** A file that one process has for itself. */
export type Lock = {
  /** @throws {JournalError} `JOURNAL_IN_USE` where somebody else has it by now. */
  assertHeld(): Promise<void>
  release(): Promise<void>
}

/** What this process wrote into the files that it has. */
const held = new Set<string>()

/**
 * Has a file for oneself, by another one beside it, `<path>.lock`, that names the process. That of a process that is
 * no more is taken over. Node knows no lock that the system lets go when a process ends; so one mistake is
 * possible, a number that another program has by now, and it errs to the safe side.
 *
 * @throws {JournalError} `JOURNAL_IN_USE`, with the number of the process.
 */
export async function lockFile(path: string): Promise<Lock> {
  const lock = `${path}.lock`
  const own = `${process.pid} ${hostname()} ${randomBytes(8).toString('hex')}\n`
  held.add(own)
  try {
    await acquire(lock, own)
  } catch (error) {
    held.delete(own)
    throw error
  }
  const isHeld = async () => (await readIfThere(lock)) === own
  return {
    async assertHeld() {
      if (!(await isHeld())) throw inUse(lock, (await readIfThere(lock)) ?? '')
    },
    async release() {
      if (await isHeld()) await unlink(lock)
      held.delete(own)
    },
  }
}

async function acquire(lock: string, own: string): Promise<void> {
  while (!(await take(lock, own))) {
    const found = await readIfThere(lock)
    if (found === undefined) continue
    if (isAlive(found)) throw inUse(lock, found)
    await remove(lock, found)
  }
}

/** Makes the file with its content, in one step; `false` where there is one. */
async function take(lock: string, own: string): Promise<boolean> {
  const draft = `${lock}.${randomBytes(8).toString('hex')}`
  try {
    await writeFile(draft, own, { flag: 'wx' })
    await link(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    const problem = `${lock} cannot be made, ${(error as NodeJS.ErrnoException).code}`
    throw new JournalError({ code: 'JOURNAL_UNWRITABLE', problem, cause: error })
  } finally {
    await unlink(draft).catch(() => {})
  }
}

/** Removes what a dead process left; puts it back where it is a living one's that was quicker. */
async function remove(lock: string, dead: string): Promise<void> {
  const aside = `${lock}.${randomBytes(8).toString('hex')}`
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  if ((await readIfThere(aside)) !== dead) await link(aside, lock).catch(() => {})
  await unlink(aside).catch(() => {})
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/** Of another machine nobody can tell. */
function isAlive(found: string): boolean {
  const [pid, host] = found.trim().split(' ')
  if (host !== hostname()) return true
  // In a container that was started again everything has the number that it had before.
  if (Number(pid) === process.pid) return held.has(found)
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function inUse(lock: string, found: string): JournalError {
  const [pid = '?', host = '?'] = found.trim().split(' ')
  const problem = `process ${pid} on ${host} has it (${lock})`
  return new JournalError({ code: 'JOURNAL_IN_USE', problem })
}
