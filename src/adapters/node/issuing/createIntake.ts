import type { IntakeEntry } from './intakeEntry.ts'

/** Where a document is: its place among all, and in its batch. */
export type TakenPlace = {
  /** From 0. */
  readonly number: number
  readonly document: string
  /** Absent where it is in no batch yet. */
  readonly batch?: { readonly number: number; readonly index: number }
}

/** What was taken, read from its journal line by line. */
export type Intake = {
  add(entry: IntakeEntry): void
  find(id: string): TakenPlace | undefined
  /** How many are in no batch yet. */
  readonly waiting: number
  /** How many were taken. */
  readonly size: number
  /** How many batches there are. */
  readonly batches: number
  /** The documents of a batch, from 0. */
  documentsOf(batch: number): readonly string[]
}

/** Makes an intake with nothing in it. */
export function createIntake(): Intake {
  const documents: string[] = []
  const numbers = new Map<string, number>()
  // Where each batch ends.
  const ends: number[] = []
  const startOf = (batch: number) => ends[batch - 1] ?? 0
  const toBatch = (number: number) => {
    // The newest are asked for most.
    let batch = ends.length
    while (batch > 0 && number < startOf(batch)) batch--
    return batch
  }
  return {
    add(entry) {
      if (entry.kind === 'taken') numbers.set(entry.id, documents.push(entry.document) - 1)
      else ends.push(entry.upTo)
    },
    find(id) {
      const number = numbers.get(id)
      if (number === undefined) return undefined
      const batch = toBatch(number)
      const place = { number, document: documents[number] as string }
      if (batch === ends.length) return place
      return { ...place, batch: { number: batch, index: number - startOf(batch) } }
    },
    get waiting() {
      return documents.length - (ends.at(-1) ?? 0)
    },
    get size() {
      return documents.length
    },
    get batches() {
      return ends.length
    },
    documentsOf: (batch) => documents.slice(startOf(batch), ends[batch]),
  }
}
