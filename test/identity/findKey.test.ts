import { expect } from 'chai'
import { findKey } from '../../src/identity/findKey.ts'
import { parseDidDocument } from '../../src/identity/parseDidDocument.ts'

const did = 'did:web:uni.example'
const multikey = 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
const method = { id: '#a', type: 'Multikey', controller: did, publicKeyMultibase: multikey }
const now = new Date('2026-01-01T00:00:00Z')

describe('findKey', () => {
  const document = parseDidDocument(
    {
      id: did,
      verificationMethod: [
        { ...method, expires: '2026-06-01T00:00:00Z' },
        { ...method, id: '#b', type: 'X' },
      ],
      assertionMethod: ['#a', '#b'],
    },
    did,
  )
  const find = (id: string, purpose: 'assertionMethod' | 'authentication', at = now) => {
    const answer = findKey(document, id, purpose, at)
    return answer.outcome === 'found' ? answer.key : answer.code
  }

  it('finds a key by its whole id and for its purpose', () => {
    expect(find(`${did}#a`, 'assertionMethod')).to.deep.equal({ multikey })
    expect(find('did:web:UNI.example#a', 'assertionMethod')).to.deep.equal({ multikey })
    expect(find(`${did}#a`, 'authentication')).to.equal('METHOD_NOT_LISTED')
    for (const id of ['#a', 'a', did, `${did}#A`, `${did}#c`, 'did:web:other.example#a', '']) {
      expect(find(id, 'assertionMethod'), id).to.equal('METHOD_NOT_LISTED')
    }
  })

  it('tells a key that it does not know', () => {
    expect(find(`${did}#b`, 'assertionMethod')).to.equal('METHOD_NOT_KNOWN')
  })

  it('finds no key after its end', () => {
    const at = (time: string) => find(`${did}#a`, 'assertionMethod', new Date(time))
    expect(at('2026-05-31T23:59:59Z')).to.deep.equal({ multikey })
    expect(at('2026-06-01T00:00:00Z')).to.equal('METHOD_ENDED')
    expect(at('no time')).to.equal('METHOD_ENDED')
  })
})
