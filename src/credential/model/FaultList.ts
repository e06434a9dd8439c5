import { toPointer } from '../../base/readShape.ts'
import type { ModelFault, ModelFaultCode } from './ModelFault.ts'

const mostFaults = 100

/** Faults as they are found, and where in the document they are looked for. */
export class FaultList {
  readonly faults: ModelFault[] = []
  private readonly path: (string | number)[] = []

  /** Whether no further fault is kept. */
  get isFull(): boolean {
    return this.faults.length >= mostFaults
  }

  /** Notes a fault here, or of the member of this name. */
  add(code: ModelFaultCode, problem: string, ...members: readonly (string | number)[]): void {
    if (this.isFull) return
    this.faults.push({ pointer: toPointer([...this.path, ...members]), code, problem })
  }

  /** Goes on to a member or an item, until `leave`. */
  enter(step: string | number): void {
    this.path.push(step)
  }

  leave(): void {
    this.path.pop()
  }
}
