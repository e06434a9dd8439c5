import { createRequire } from 'node:module'

let document: object | undefined

/** The description of the routes (OpenAPI 3.1), as it lies in the package. */
export function readOpenApi(): object {
  // By its own name: the file is in another place once the package is built.
  document ??= createRequire(import.meta.url)('cairn-credentials/schemas/openapi.json') as object
  return document
}
