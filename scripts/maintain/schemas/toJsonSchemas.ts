import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { bundleShape } from '../../../src/bundle/BundleShape.ts'
import { policyShape } from '../../../src/verifier/parsePolicy.ts'
import { presentationReportShape, reportShape } from '../../../src/verifier/ReportShape.ts'
import { toOpenApi } from './toOpenApi.ts'

/**
 * The JSON Schemas (2020-12) of files that people and programs exchange, and the description of the server's
 * routes, by where they are kept.
 */
export const schemas: Readonly<Record<string, string>> = {
  'schemas/report.schema.json': toText('Report', reportShape),
  'schemas/presentationReport.schema.json': toText('PresentationReport', presentationReportShape),
  'schemas/policy.schema.json': toText('Policy', policyShape),
  'schemas/bundle.schema.json': toText('Bundle', bundleShape),
  'schemas/openapi.json': `${JSON.stringify(toOpenApi(), null, 2)}\n`,
}

/** What a reader transforms is written as it stands in the file; rules that JSON Schema has no word for are left out. */
function toText(title: string, shape: v.GenericSchema): string {
  const schema = toJsonSchema(shape as never, {
    errorMode: 'ignore',
    typeMode: 'input',
    target: 'draft-2020-12',
  })
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`
}
