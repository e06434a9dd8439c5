import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { toDocumentDigest } from '../../../src/credential/bareDocument.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { toJwtDigest } from '../../../src/proof/jwt/toJwtDigest.ts'
import { readToken } from './tokens.ts'

describe('toJwtDigest', () => {
  it('is the SHA-256 of the token, and not that of the document in it', () => {
    const token = readToken('vc-es256')
    const expected = createHash('sha256').update(token, 'ascii').digest()
    expect(Buffer.from(toJwtDigest(token)).equals(expected)).to.equal(true)
    const { document, payload } = parseJwt(token)
    expect(toJwtDigest(token)).to.not.deep.equal(toDocumentDigest(document))
    expect(toJwtDigest(token)).to.not.deep.equal(toDocumentDigest(payload))
  })
})
