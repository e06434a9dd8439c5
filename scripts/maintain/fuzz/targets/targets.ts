import type { Target } from '../Target.ts'
import { credentialTargets } from './credential.ts'
import { fileTargets } from './files.ts'
import { identityTargets } from './identity.ts'
import { inputTargets } from './inputs.ts'
import { jsonTargets } from './json.ts'
import { proofTargets } from './proof.ts'
import { statusTargets } from './status.ts'

/** All targets. */
export const targets: readonly Target[] = [
  ...jsonTargets,
  ...credentialTargets,
  ...proofTargets,
  ...statusTargets,
  ...identityTargets,
  ...fileTargets,
  ...inputTargets,
]
