import * as v from 'valibot'

/** One thing that is wrong with a value, and where. */
export type Fault = {
  /** JSON Pointer (RFC 6901) to the member; empty for the value itself. */
  readonly pointer: string
  /** What is wrong, for a person. */
  readonly problem: string
}

const mostFaults = 100

/**
 * A path of keys and indexes as a JSON Pointer (RFC 6901).
 *
 * @example
 * toPointer(['a/b', 0]) // '/a~1b/0'
 */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** A fault as a line of text; `name` stands for the value itself. */
export function describeFault({ pointer, problem }: Fault, name: string): string {
  return `${pointer || name}: ${problem}`
}

/** A value of the shape asked for, or the first hundred ways in which it is not. */
export function readShape<Schema extends v.GenericSchema>(
  shape: Schema,
  value: unknown,
): { readonly value: v.InferOutput<Schema> } | { readonly faults: readonly Fault[] } {
  const result = v.safeParse(shape, value)
  if (result.success) return { value: result.output }
  return {
    faults: result.issues.slice(0, mostFaults).map((issue) => ({
      pointer: toPointer(issue.path?.map((item) => item.key as string | number) ?? []),
      problem: issue.message,
    })),
  }
}
