import { stat } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { readSealed } from '../../src/adapters/node/batch/readSealed.ts'
import { utf8 } from '../../src/base/bytes.ts'
import { isAnchorProof, toDocumentDigest } from '../../src/credential/bareDocument.ts'
import { parseCredential } from '../../src/credential/parseCredential.ts'
import { type JsonObject, parseJson } from '../../src/credential/parseJson.ts'
import { type Condition, parseCondition } from '../../src/issuer/changes/Condition.ts'
import { meets } from '../../src/issuer/changes/meets.ts'
import type { AnchorProof } from '../../src/proof/AnchorProof.ts'
import { parseAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import { checkIntegrity } from '../../src/verifier/checks/checkIntegrity.ts'
import { UsageError } from './fail.ts'
import { readInput } from './files.ts'

/** Which credentials of the folders that are named. */
export type PickOptions = {
  all?: boolean
  row?: readonly Rows[]
  where?: readonly Condition[]
}

type Rows = { readonly from: number; readonly to: number }

/** A credential that a command is to do something with. */
export type Picked = {
  /** For a person: where it is. */
  readonly name: string
  readonly document: JsonObject
  readonly proofs: readonly AnchorProof[]
}

/** Adds the credentials that a command works on, and the options that pick them from folders of batches. */
export function withPicked(command: Command): Command {
  const repeated =
    <Value>(parse: (text: string) => Value) =>
    (text: string, all: readonly Value[] = []) => [...all, parse(text)]
  return command
    .argument('<credentials...>', 'files of credentials, or folders of batches')
    .addOption(
      new Option(
        '--row <numbers>',
        'of a folder: 17 or 3-9, counted as the files are; may be repeated',
      ).argParser(repeated(parseRows)),
    )
    .addOption(
      new Option(
        '--where <condition>',
        'of a folder: id, achievement, awarded, name or email, as awarded=2026-03; repeated, all hold',
      ).argParser(repeated(parseCondition)),
    )
    .option('--all', 'of a folder: all of them')
}

/**
 * The credentials that were named.
 *
 * @throws {UsageError} where one is not what was sealed, none is meant, or a folder is named and nothing of it.
 * @throws {CredentialError} {@link JsonError} where a file holds none.
 */
export async function pickCredentials(
  paths: readonly string[],
  options: PickOptions,
): Promise<readonly Picked[]> {
  const picked: Picked[] = []
  for (const path of paths) {
    if (await isFolder(path)) picked.push(...(await pickFromFolder(path, options)))
    else picked.push(toPicked(path, await readInput(path)))
  }
  if (picked.length > 0) return picked
  throw new UsageError('No credential is meant.', 'Check `--row` and `--where`.')
}

async function pickFromFolder(
  folder: string,
  { all, row: rows, where = [] }: PickOptions,
): Promise<readonly Picked[]> {
  if (!all && !rows && where.length === 0) {
    throw new UsageError(
      `${folder} is a folder, and nothing says which of its credentials are meant.`,
      'Add `--row`, `--where` or `--all`.',
    )
  }
  const isWanted = (row: number) => rows?.some(({ from, to }) => from <= row && row <= to) ?? true
  const picked: Picked[] = []
  for await (const { name, text } of readSealed(folder, isWanted)) {
    const credential = toPicked(name, utf8(text))
    if (where.every((condition) => meets(credential.document, condition))) picked.push(credential)
  }
  return picked
}

/** What a file says of its place, if it is what was sealed there: else another would be meant. */
function toPicked(name: string, bytes: Uint8Array): Picked {
  const { document, proofs } = parseCredential(parseJson(bytes))
  const anchors = proofs.filter(isAnchorProof).map(parseAnchorProofMember)
  if (anchors.length === 0) {
    throw new UsageError(`${name} has no anchor proof.`, 'Only what is anchored has a status here.')
  }
  const digest = toDocumentDigest(document)
  if (anchors.every((proof) => checkIntegrity(proof, digest).outcome === 'passed')) {
    return { name, document, proofs: anchors }
  }
  throw new UsageError(`${name} is not what was sealed.`, 'Name the file that you issued.')
}

async function isFolder(path: string): Promise<boolean> {
  if (path === '-') return false
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

function parseRows(text: string): Rows {
  const match = /^([1-9]\d{0,9})(?:-([1-9]\d{0,9}))?$/.exec(text)
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])]
  if (match && from <= to) return { from, to }
  throw new InvalidArgumentError('Expected a number, or two as 3-9.')
}
