import { toPointer } from '../../base/readShape.ts'
import { toList } from '../../base/toList.ts'
import { isJsonObject } from '../../credential/isJsonObject.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'

/** A credential that stands inside a document. Nothing of it has been read. */
export type Embedded = {
  /** Where it stands, as a JSON Pointer. */
  readonly pointer: string
  readonly kind: 'endorsement' | 'credential'
  /** The document, or the token around it. */
  readonly content: JsonObject | string
  /** What an endorsement can be about where it stands. */
  readonly hosts: ReadonlySet<JsonValue>
}

/**
 * Finds the credentials that stand inside a document, but not those inside of these: endorsements of the document,
 * its achievement and profiles (Open Badges 3.0 §B.1), and what a learner record is made of (CLR 2.0 §B.1).
 *
 * @returns All of them, in the order of the document.
 *
 * @example
 * findEmbedded(badge).map(({ pointer }) => pointer) // ['/issuer/endorsement/0']
 */
export function findEmbedded(document: JsonObject): readonly Embedded[] {
  const search = new Search(document)
  search.members(document)
  return search.found
}

const token = /^[\w-]+\.[\w-]+\.[\w-]*$/

/** One way through a document. */
class Search {
  readonly found: Embedded[] = []
  private readonly document: JsonObject
  private readonly isRecord: boolean
  private readonly path: (string | number)[] = []

  constructor(document: JsonObject) {
    this.document = document
    this.isRecord = toList(document.type).includes('ClrCredential')
  }

  members(owner: JsonObject): void {
    for (const key of Object.keys(owner)) {
      const value = owner[key] as JsonValue
      // Most members are text, and a document has many.
      const isHolder = typeof value === 'object' && key !== 'proof' && key !== '@context'
      if (!isHolder && key !== 'endorsementJwt') continue
      this.path.push(key)
      const kind = this.kindOf(key)
      if (kind) this.add({ kind, hosts: this.hostsOf(owner) }, value)
      else this.enter(value)
      this.path.pop()
    }
  }

  private enter(value: JsonValue): void {
    if (isJsonObject(value)) this.members(value)
    else if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) {
        if (typeof item !== 'object') continue
        this.path.push(i)
        this.enter(item)
        this.path.pop()
      }
    }
  }

  private kindOf(key: string): Embedded['kind'] | undefined {
    if (key === 'endorsement' || key === 'endorsementJwt') return 'endorsement'
    const isPart = key === 'verifiableCredential' && this.path[0] === 'credentialSubject'
    return isPart && this.isRecord ? 'credential' : undefined
  }

  /** An endorsement of the credential may also be about the achievement and the profiles in it. */
  private hostsOf(owner: JsonObject): Embedded['hosts'] {
    const { id } = owner
    return owner === this.document
      ? new Set([id ?? null, ...namedIds(owner)])
      : new Set([id ?? null])
  }

  private add(place: Pick<Embedded, 'kind' | 'hosts'>, content: JsonValue): void {
    if (Array.isArray(content)) {
      for (const [i, item] of content.entries()) {
        this.path.push(i)
        this.add(place, item)
        this.path.pop()
      }
    } else if (isJsonObject(content) || (typeof content === 'string' && token.test(content))) {
      this.found.push({ ...place, pointer: toPointer(this.path), content })
    }
  }
}

/** The ids of achievements and profiles, but for those of endorsers. */
function* namedIds(value: JsonValue): Generator<JsonValue> {
  if (typeof value !== 'object' || value === null) return
  const { id, type } = value as JsonObject
  const types: readonly unknown[] = toList(type)
  const isNamed = types.includes('Achievement') || types.includes('Profile')
  if (isNamed && id !== undefined) yield id
  for (const [key, member] of Object.entries<JsonValue>(value)) {
    if (key !== 'endorsement') yield* namedIds(member)
  }
}
