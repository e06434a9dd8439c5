import { UsageError } from '../terminal/fail.ts'

/**
 * What was told to a command, or is in its project.
 *
 * @throws {UsageError} where it is in neither.
 */
export function requireOption<Name extends string>(
  options: { readonly [name in Name]?: string },
  name: Name,
): string {
  const value = options[name]
  if (value !== undefined) return value
  throw new UsageError(
    `Neither \`--${name}\` nor a project tells the ${name}.`,
    'Pass the option, or make a project: `cairn init`.',
  )
}
