import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from '../terminal/fail.ts'

/** What was chosen in this run, by the path of the keystore: nobody is asked again. */
const chosen = new Map<string, string>()

/**
 * The password of a keystore: from the file that CAIRN_PASSWORD_FILE names, from CAIRN_PASSWORD, or asked for, without
 * showing what is typed.
 *
 * @throws {UsageError} where there is none and nobody to ask.
 */
export async function readPassword(keystore: string): Promise<string> {
  return chosen.get(keystore) ?? find(`Password of ${keystore}: `)
}

/**
 * A password for new keystores, found as that of an old one; where it is asked for, twice.
 *
 * @throws {UsageError} where it is empty, or was two.
 */
export async function chooseNewPassword(keystores: readonly string[]): Promise<string> {
  const password = await find(`Password for ${keystores.join(' and ')}: `)
  if (password === '') throw new UsageError('The password is empty.', 'Choose one.')
  if (password !== (await find('Once more: '))) {
    throw new UsageError('These were two passwords.', 'Nothing was written. Try again.')
  }
  for (const keystore of keystores) chosen.set(keystore, password)
  return password
}

async function find(question: string): Promise<string> {
  const { CAIRN_PASSWORD_FILE: path, CAIRN_PASSWORD: given } = process.env
  if (path !== undefined && path !== '') return readFirstLine(path)
  if (given !== undefined && given !== '') return given
  if (process.stdin.isTTY) return ask(question)
  throw new UsageError(
    'Nobody is there to ask for the password.',
    'Set CAIRN_PASSWORD_FILE to a file that holds it, or CAIRN_PASSWORD.',
  )
}

async function readFirstLine(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `The file of the password cannot be read: ${error.code}.`,
      'Check the path.',
    )
  })
  return text.split(/\r?\n/, 1)[0] ?? ''
}

async function ask(question: string): Promise<string> {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output, terminal: true })
  process.stderr.write(question)
  const answer = await terminal.question('')
  process.stderr.write('\n')
  terminal.close()
  return answer
}
