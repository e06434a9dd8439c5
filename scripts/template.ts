import { writeFile } from 'node:fs/promises'
import { Argument, Command } from 'commander'
import pc from 'picocolors'
import { buildCredential } from '../src/issuer/buildCredential.ts'
import {
  type AchievementKind,
  achievementKinds,
} from '../src/issuer/template/AchievementTemplate.ts'
import { createTemplate } from '../src/issuer/template/createTemplate.ts'
import { lintTemplate, type TemplateFinding } from '../src/issuer/template/lintTemplate.ts'
import { sampleAward } from '../src/issuer/template/sampleAward.ts'
import { parseTemplate, type Template } from '../src/issuer/template/Template.ts'
import { exitCodes } from '../src/verifier/toVerdict.ts'
import { UsageError } from './terminal/fail.ts'
import { readJson } from './terminal/files.ts'
import { printable, toJsonLine } from './terminal/printable.ts'
import { random } from './writeBatch.ts'

/** `cairn template`: what is awarded, before it is. */
export function templateCommand(): Command {
  const making = new Command('new')
    .description('write a template with one achievement, to be filled in')
    .addArgument(new Argument('<kind>', 'what the achievement is').choices(achievementKinds))
    .requiredOption('--issuer <id>', 'your identifier, as did:web:academy.example')
    .requiredOption('--name <name>', 'of the issuer')
    .requiredOption('--base <url>', 'an address of yours: achievements are named under it')
    .requiredOption('--out <file>', 'new file for the template')
    .action(create)
  const linting = new Command('lint')
    .description('tell what is missing in a template: Open Badges 3.0, elements of the EU')
    .argument('<template>', 'JSON')
    .option('--json', 'print JSON')
    .action(lint)
  const previewing = new Command('preview')
    .description('show what a learner would get')
    .argument('<template>', 'JSON')
    .argument('[achievement]', 'its key (default: the first one)')
    .option('--json', 'print the unsigned credential')
    .action(preview)
  return new Command('template').addCommand(making).addCommand(linting).addCommand(previewing)
}

type NewOptions = { issuer: string; name: string; base: string; out: string }

async function create(kind: AchievementKind, options: NewOptions): Promise<void> {
  const { issuer: id, name, base, out } = options
  await writeTemplate(out, createTemplate({ kind, issuer: { id, name }, base }))
  process.stdout.write(
    `Written to ${out}. Fill in what is in <…>, then: cairn template lint ${out}\n`,
  )
}

/** Writes a template into a new file. @throws {UsageError} where there is a file already. */
export async function writeTemplate(path: string, template: Template): Promise<void> {
  parseTemplate(JSON.parse(JSON.stringify(template)))
  const text = `${JSON.stringify(template, null, 2)}\n`
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be written: ${error.code}.`, 'Name a new file.')
  })
}

async function lint(path: string, { json }: { json?: boolean }): Promise<void> {
  const findings = lintTemplate(parseTemplate(await readJson(path)))
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = exitCodes.bad
  process.stdout.write(json ? toJsonLine({ version: 1, findings }) : describe(findings))
}

const marks = { error: pc.red('error  '), warning: pc.yellow('warning'), hint: pc.dim('hint   ') }

function describe(findings: readonly TemplateFinding[]): string {
  if (findings.length === 0) return 'Nothing is missing.\n'
  return findings
    .map(({ pointer, problem, code, severity }) => {
      return `${marks[severity]} ${printable(pointer)}: ${printable(problem)} ${pc.dim(`[${code}]`)}\n`
    })
    .join('')
}

async function preview(
  path: string,
  key: string | undefined,
  { json }: { json?: boolean },
): Promise<void> {
  const template = parseTemplate(await readJson(path))
  const achievement = key ?? (Object.keys(template.achievements)[0] as string)
  const row = sampleAward(template, achievement)
  const id = `urn:uuid:${crypto.randomUUID()}`
  const document = buildCredential({ row, template, id, salt: random(16) })
  if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  else process.stdout.write(show(template, achievement, document))
}

type Shown = ReturnType<typeof buildCredential>

function show(template: Template, key: string, document: Shown): string {
  const { credentialSubject, validFrom, validUntil = 'without end' } = document
  const { achievement } = credentialSubject as { achievement: Record<string, unknown> }
  const { name, description, achievementType = 'no type', criteria, alignment } = achievement
  const { narrative } = criteria as { narrative: string }
  const targets = (alignment ?? []) as readonly Record<string, string>[]
  const { result, evidence, assessor } = sampleAward(template, key)
  const facts = [
    ['From', template.issuer.name],
    ['To', 'Sample Learner'],
    ['Good', `${validFrom} to ${validUntil}`],
    ['Result', result],
    ['Evidence', evidence],
    ['Assessor', assessor],
    ...targets.map((it) => ['Aligned', `${it.targetName} (${it.targetFramework})`]),
  ].filter(([, value]) => value !== undefined)
  return [
    pc.bold(printable(`${name} (${achievementType})`)),
    printable(String(description)),
    '',
    ...facts.map(([label = '', value = '']) => `${label.padEnd(9)} ${printable(value)}`),
    '',
    ...narrative.split('\n').map(printable),
    '',
  ].join('\n')
}
