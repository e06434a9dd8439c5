import { checkStructure } from '../../credential/checkStructure.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult } from '../Report.ts'
import { toFaultDetails, toResult, toSkipped } from '../result.ts'

/** Whether the document follows the rules of its kind, beyond what the other checks rest on. */
export function checkSchema({ credential }: Presented): CheckResult {
  const { faults, isKnown } = checkStructure(credential)
  if (faults.length > 0) {
    return toResult('schema', 'failed', 'SCHEMA_BROKEN', toFaultDetails(faults))
  }
  if (isKnown === undefined) return toSkipped('schema', 'not applicable')
  return isKnown
    ? toResult('schema', 'passed', 'SCHEMA_OK')
    : toResult('schema', 'unknown', 'SCHEMA_UNKNOWN')
}
