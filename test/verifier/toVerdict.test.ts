import { expect } from 'chai'
import type { CheckCode } from '../../src/verifier/CheckCode.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { type CheckName, type CheckResult, checkNames } from '../../src/verifier/Report.ts'
import { toResult, toSkipped } from '../../src/verifier/result.ts'
import { toExitCode, toVerdict, worstExitCode } from '../../src/verifier/toVerdict.ts'

const authenticity = ['format', 'integrity', 'anchor', 'key', 'signature', 'identity'] as const

/** Each way in which a check may come out; the codes are those that a verdict could look at. */
function resultsOf(check: CheckName): readonly CheckResult[] {
  const skipped = ['not applicable', 'not asked', 'format', 'integrity'] as const
  return [
    toResult(check, 'passed', check === 'identity' ? 'IDENTITY_PINNED' : 'FORMAT_OK'),
    toResult(check, 'failed', 'INTEGRITY_BROKEN'),
    toResult(check, 'unknown', 'CHAIN_UNREACHABLE'),
    ...skipped.map((because) => toSkipped(check, because)),
  ]
}

/** Every combination of one element of each list. */
function* combine<Item>(lists: readonly (readonly Item[])[]): Generator<readonly Item[]> {
  const [first, ...rest] = lists
  if (!first) return yield []
  for (const item of first) for (const others of combine(rest)) yield [item, ...others]
}

const status = (outcome: 'passed' | 'failed' | 'unknown' | 'unknown', code: CheckCode) =>
  toResult('status', outcome, code)
const validity = (outcome: 'passed' | 'failed' | 'unknown', code: CheckCode) =>
  toResult('validity', outcome, code)

const allPassed = checkNames.map((check) => resultsOf(check)[0] as CheckResult)

function withResults(...changed: readonly CheckResult[]): readonly CheckResult[] {
  return allPassed.map((result) => changed.find(({ check }) => check === result.check) ?? result)
}

describe('toVerdict', () => {
  it('knows nothing where nothing was checked', () => {
    expect(toVerdict([])).to.deep.include({ authenticity: 'indeterminate', lifecycle: 'unknown' })
    const all = toVerdict(allPassed.filter(({ check }) => check !== 'status'))
    expect(all.lifecycle).to.equal('unknown')
    const undated = toVerdict(allPassed.filter(({ check }) => check !== 'validity'))
    expect(undated.lifecycle).to.equal('unknown')
  })

  it('gives `valid` for no combination of authenticity results that lacks a fact', () => {
    let total = 0
    const valid: string[] = []
    for (const results of combine(authenticity.map(resultsOf))) {
      total++
      const verdict = toVerdict(withResults(...results))
      if (verdict.authenticity !== 'valid') continue
      valid.push(results.map(({ outcome }) => outcome).join(' '))
      const needed = results.filter(({ check }) => check !== 'signature')
      const isAnchored = needed.every(({ outcome }) => outcome === 'passed')
      const signature = results.find(({ check }) => check === 'signature')
      const sealed = results.slice(1, 3)
      const key = results[3]
      // A bare document's key is good where its issuer has registered it.
      const isKeyGood = key?.outcome === 'passed' || key?.code === 'NOT_APPLICABLE'
      const isNotSealed = sealed.every(({ code }) => code === 'NOT_APPLICABLE')
      const isBare = isNotSealed && isKeyGood && signature?.outcome === 'passed'
      expect(isAnchored || isBare).to.equal(true)
      expect([results[0], results[5]].map((it) => it?.outcome)).to.deep.equal(['passed', 'passed'])
    }
    expect(total).to.equal(7 ** 6)
    expect(valid).to.include('passed passed passed passed passed passed')
  })

  it('gives `invalid` if and only if an authenticity check failed', () => {
    for (const results of combine(authenticity.map(resultsOf))) {
      const isFailed = results.some(({ outcome }) => outcome === 'failed')
      const verdict = toVerdict(withResults(...results))
      expect(verdict.authenticity === 'invalid').to.equal(isFailed)
    }
  })

  for (const check of authenticity.filter((it) => it !== 'signature')) {
    it(`is never \`valid\` without a result of ${check}`, () => {
      const results = allPassed.filter((result) => result.check !== check)
      expect(toVerdict(results).authenticity).to.equal('indeterminate')
    })
  }

  it('never rests on a check that nobody asked for', () => {
    for (const check of authenticity.filter((it) => it !== 'signature')) {
      const { authenticity: found } = toVerdict(withResults(toSkipped(check, 'not asked')))
      expect(found).to.equal('indeterminate')
    }
  })

  const lifecycles = [
    ['current', status('passed', 'STATUS_CURRENT'), validity('passed', 'VALIDITY_OK')],
    ['expired', status('passed', 'STATUS_CURRENT'), validity('failed', 'VALIDITY_EXPIRED')],
    ['not-yet-valid', status('passed', 'STATUS_CURRENT'), validity('failed', 'VALIDITY_NOT_YET')],
    ['revoked', status('failed', 'STATUS_REVOKED'), validity('failed', 'VALIDITY_EXPIRED')],
    ['suspended', status('failed', 'STATUS_SUSPENDED'), validity('failed', 'VALIDITY_EXPIRED')],
    ['superseded', status('failed', 'STATUS_SUPERSEDED'), validity('passed', 'VALIDITY_OK')],
    ['unknown', status('unknown', 'STATUS_NOT_READ'), validity('passed', 'VALIDITY_OK')],
    ['expired', status('unknown', 'STATUS_NOT_READ'), validity('failed', 'VALIDITY_EXPIRED')],
    ['not-yet-valid', status('failed', 'STATUS_BEFORE_ANCHOR'), validity('passed', 'VALIDITY_OK')],
    ['unknown', validity('unknown', 'VALIDITY_NOT_SHOWN')],
    ['unknown', toSkipped('status', 'anchor'), validity('passed', 'VALIDITY_OK')],
    ['unknown', status('passed', 'STATUS_CURRENT'), toSkipped('validity', 'format')],
  ] as const
  for (const [lifecycle, ...results] of lifecycles) {
    const codes = results.map(({ code }) => code).join(' and ')
    it(`says ${lifecycle} after ${codes}, whatever the authenticity`, () => {
      for (const integrity of resultsOf('integrity')) {
        const verdict = toVerdict(withResults(integrity, ...results))
        expect(verdict.lifecycle).to.equal(lifecycle)
      }
    })
  }

  const rules = [
    ['anchor-confirmed', toResult('anchor', 'unknown', 'CHAIN_UNREACHABLE')],
    ['anchor-confirmed', toResult('anchor', 'failed', 'ANCHOR_NOT_FOUND')],
    ['anchor-confirmed', toSkipped('anchor', 'integrity')],
    ['identity-confirmed', toResult('identity', 'passed', 'IDENTITY_SELF')],
    ['identity-confirmed', toResult('identity', 'unknown', 'IDENTITY_UNCONFIRMED')],
    ['status-known', status('unknown', 'STATUS_LIST_NOT_READ')],
    ['status-known', toSkipped('status', 'anchor')],
    ['validity-known', validity('unknown', 'VALIDITY_NOT_SHOWN')],
  ] as const
  for (const [rule, result] of rules) {
    it(`is not accepted, by ${rule}, after ${result.code}`, () => {
      const { policy } = toVerdict(withResults(result))
      expect(policy).to.deep.equal({ outcome: 'not-accepted', rule })
    })
  }

  it('is not accepted, by anchor-wanted, without an anchor proof', () => {
    const sealed = ['integrity', 'anchor', 'key'] as const
    const verdict = toVerdict(withResults(...sealed.map((it) => toSkipped(it, 'not applicable'))))
    expect(verdict.policy).to.deep.equal({ outcome: 'not-accepted', rule: 'anchor-wanted' })
  })

  it('is accepted for the achievements and the types that the policy names, where it names any', () => {
    const unnamed = { id: 'urn:a', name: 'A', frameworks: [] }
    const achievement = { ...unnamed, achievementType: 'Badge' }
    const judge = (accept: Policy['accept'], what?: typeof unnamed) =>
      toVerdict(allPassed, { ...defaultPolicy, accept }, what).policy
    const accepted = { outcome: 'accepted' }
    const refused = { outcome: 'not-accepted', rule: 'achievement-accepted' }

    expect(judge({ ids: ['urn:b', 'urn:a'], types: ['Badge'] }, achievement)).to.deep.equal(
      accepted,
    )
    expect(judge({ ids: ['urn:b'] }, achievement)).to.deep.equal(refused)
    expect(judge({ types: ['Course'] }, achievement)).to.deep.equal(refused)
    expect(judge({ types: ['Badge'] }, unnamed)).to.deep.equal(refused)
    expect(judge({ ids: ['urn:a'] })).to.deep.equal(refused)
  })

  it('is accepted where every rule holds', () => {
    expect(toVerdict(allPassed).policy).to.deep.equal({ outcome: 'accepted' })
  })
})

describe('toExitCode', () => {
  const accepted = { outcome: 'accepted' } as const
  const refused = { outcome: 'not-accepted', rule: 'identity-confirmed' } as const
  const expected = [
    ['valid', 'current', accepted, 0],
    ['valid', 'current', refused, 4],
    ['valid', 'unknown', accepted, 3],
    ['valid', 'unknown', refused, 3],
    ['valid', 'expired', accepted, 1],
    ['valid', 'not-yet-valid', accepted, 1],
    ['valid', 'revoked', refused, 1],
    ['valid', 'suspended', accepted, 1],
    ['valid', 'superseded', accepted, 1],
    ['indeterminate', 'current', accepted, 3],
    ['indeterminate', 'unknown', refused, 3],
    ['indeterminate', 'revoked', refused, 1],
    ['invalid', 'current', accepted, 1],
    ['invalid', 'unknown', refused, 1],
  ] as const
  for (const [found, lifecycle, policy, code] of expected) {
    it(`is ${code} for ${found}, ${lifecycle}, ${policy.outcome}`, () => {
      expect(toExitCode({ authenticity: found, lifecycle, policy })).to.equal(code)
    })
  }
})

describe('worstExitCode', () => {
  it('is the worst in the order 2, 1, 3, 4, 0, wherever it stands', () => {
    const order = [2, 1, 3, 4, 0]
    for (const [i, worst] of order.entries()) {
      const others = order.slice(i)
      expect(worstExitCode(others)).to.equal(worst)
      expect(worstExitCode(others.toReversed())).to.equal(worst)
    }
  })

  it('is 0 for no code at all', () => {
    expect(worstExitCode([])).to.equal(0)
  })
})
