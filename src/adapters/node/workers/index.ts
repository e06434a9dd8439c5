export { createHashWorkers, type HashWorkers } from './createHashWorkers.ts'
export { createProofWorkers, type ProofWorkers } from './createProofWorkers.ts'
