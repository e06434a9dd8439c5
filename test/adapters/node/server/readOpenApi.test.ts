import { Validator } from '@seriousme/openapi-schema-validator'
import { expect } from 'chai'
import { readOpenApi } from '../../../../src/adapters/node/server/readOpenApi.ts'

describe('readOpenApi', () => {
  it('gives a description that is one by the schema of OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate('schemas/openapi.json')

    expect(errors ?? []).to.deep.equal([])
    expect(valid).to.equal(true)
    expect(validator.version).to.equal('3.1')
  })

  it('refers to nothing that is not in it', () => {
    const document = readOpenApi() as { components: { schemas: object } }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(.*?)"/g)].map(
      ([, it]) => it,
    )

    expect(references).to.not.have.lengthOf(0)
    const known = Object.keys(document.components.schemas).map((it) => `#/components/schemas/${it}`)
    expect(references.filter((it) => !known.includes(it!))).to.deep.equal([])
  })
})
