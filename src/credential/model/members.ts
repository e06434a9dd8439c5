import { type ClassName, classes } from './classes.ts'

/** One member of a class. */
export type Member = {
  readonly name: string
  readonly isRequired: boolean
  readonly isMany: boolean
  /** The name of a format, a vocabulary or a class. */
  readonly of: string
}

/** A class, ready to be compared with. */
export type Members = {
  readonly byName: ReadonlyMap<string, Member>
  readonly required: readonly string[]
}

const known = new Map<ClassName, Members>()

/** The members of a class, read from the table when they are first asked for. */
export function readMembers(name: ClassName): Members {
  const found = known.get(name)
  if (found) return found
  const all = classes[name].split(' ').map(readMember)
  const members: Members = {
    byName: new Map(all.map((member) => [member.name, member])),
    required: all.filter(({ isRequired }) => isRequired).map((member) => member.name),
  }
  known.set(name, members)
  return members
}

function readMember(text: string): Member {
  const [, name = '', mark = '', of = 'text'] = /^(\w+)([!+*]?)(?::(\w+))?$/.exec(text) ?? []
  return { name, isRequired: /[!+]/.test(mark), isMany: /[+*]/.test(mark), of }
}
