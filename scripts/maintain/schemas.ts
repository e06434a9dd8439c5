// Writes the JSON Schemas of what the SDK, the command and the server share: `npm run schemas`.
import { writeFileSync } from 'node:fs'
import { schemas } from './schemas/toJsonSchemas.ts'

for (const [path, text] of Object.entries(schemas)) writeFileSync(path, text)
