import { expect } from 'chai'
import { ConditionError, parseCondition } from '../../../src/issuer/changes/Condition.ts'

describe('parseCondition', () => {
  it('takes what follows the first sign of equality', () => {
    expect(parseCondition('id=a=b')).to.deep.equal({ field: 'id', value: 'a=b' })
  })

  it('refuses another field, and one without a value', () => {
    for (const text of ['', 'id', 'id=', '=x', 'ID=x', 'toString=x', 'issuer=x']) {
      expect(() => parseCondition(text), text)
        .to.throw(ConditionError)
        .with.property('code', 'CONDITION_MALFORMED')
    }
  })
})
