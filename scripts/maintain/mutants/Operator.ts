import { type AstNode, type Range, rangeOf } from './AstNode.ts'

/** Where an operator may find something to change. */
export interface Site {
  readonly node: AstNode
  /** What holds the node, the innermost last. */
  readonly parents: readonly AstNode[]
  /** The property of the innermost parent that holds the node. */
  readonly role: string
  readonly source: SourceText
  /** Every declaration of the project, by the compiler's number. */
  readonly declarations: ReadonlyMap<number, AstNode>
}

/** What stands in this range is replaced by the text. */
export interface Change extends Range {
  readonly text: string
}

/** Finds the changes of one kind at a node. */
export type Operator = (site: Site) => readonly Change[]

/** A source file whose places are counted in bytes, as the compiler does. */
export class SourceText {
  readonly #bytes: Buffer

  constructor(text: string) {
    this.#bytes = Buffer.from(text)
  }

  at({ start, end }: Range): string {
    return this.#bytes.subarray(start, end).toString()
  }

  of(node: AstNode): string {
    return this.at(rangeOf(node))
  }

  between(left: AstNode, right: AstNode): string {
    return this.at({ start: rangeOf(left).end, end: rangeOf(right).start })
  }

  /** The range, widened to whole lines. */
  linesAround({ start, end }: Range): Range {
    const after = this.#bytes.indexOf(10, end)
    return {
      start: start === 0 ? 0 : this.#bytes.lastIndexOf(10, start - 1) + 1,
      end: after < 0 ? this.#bytes.length : after,
    }
  }

  /** Where the statement that ends here ends with its semicolon, if it has one. */
  pastSemicolon(end: number): number {
    let place = end
    while (/\s/.test(String.fromCharCode(this.#bytes[place] ?? 0))) place++
    return this.#bytes[place] === 59 ? place + 1 : end
  }
}

/** The node replaced by each of the texts. */
export function replaceBy(node: AstNode, ...texts: readonly string[]): Change[] {
  return texts.map((text) => ({ ...rangeOf(node), text }))
}

/** Two neighbouring nodes exchanged, and what lies between them kept. */
export function exchange(source: SourceText, left: AstNode, right: AstNode): Change[] {
  const [first, second] = [source.of(left), source.of(right)]
  if (first === second) return []
  const text = `${second}${source.between(left, right)}${first}`
  return [{ start: rangeOf(left).start, end: rangeOf(right).end, text }]
}
