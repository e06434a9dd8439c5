import type { GrantRecord } from './Answer.ts'
import type { Hex } from './bytes.ts'
import type { IssuersModel } from './IssuersModel.ts'
import type { Edge } from './Question.ts'
import { NO_WINDOW } from './Window.ts'

/** Grants of issuers. Each method says whether the registry of grants has to take the call. */
export class GrantsModel {
  readonly #grants = new Map<string, GrantRecord>()

  constructor(private readonly issuers: IssuersModel) {}

  grant(caller: Hex, edge: Edge, end: number, depth: number, now: number): boolean {
    if (!this.issuers.isController(caller, edge.from)) return false
    if (edge.from === edge.to || !this.issuers.has(edge.to)) return false
    if (end !== 0 && end < now) return false
    const known = this.#grants.get(nameOf(edge))
    if (known !== undefined) {
      const { window } = known
      return window.end === end && window.badSince === 0 && known.depth === depth
    }
    this.#grants.set(nameOf(edge), { window: { ...NO_WINDOW, from: now, end }, depth })
    return true
  }

  end(caller: Hex, edge: Edge, end: number, now: number): boolean {
    const known = this.#controlled(caller, edge)
    if (known === undefined || end < now) return false
    if (known.window.end !== 0 && end > known.window.end) return false
    this.#grants.set(nameOf(edge), { ...known, window: { ...known.window, end } })
    return true
  }

  disown(caller: Hex, edge: Edge, since: number, now: number): boolean {
    const known = this.#controlled(caller, edge)
    if (known === undefined || since < 1 || since > now) return false
    if (known.window.badSince !== 0 && since > known.window.badSince) return false
    this.#grants.set(nameOf(edge), { ...known, window: { ...known.window, badSince: since } })
    return true
  }

  recordOf(edge: Edge): GrantRecord {
    return this.#grants.get(nameOf(edge)) ?? { window: NO_WINDOW, depth: 0 }
  }

  #controlled(caller: Hex, edge: Edge): GrantRecord | undefined {
    return this.issuers.isController(caller, edge.from) ? this.#grants.get(nameOf(edge)) : undefined
  }
}

function nameOf({ from, to, scope, sequence }: Edge): string {
  return `${from} ${to} ${scope} ${sequence}`
}
