import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from '../../src/base/hex.ts'
import { findPath, type PathSearch, type WrittenGrant } from '../../src/trust/findPath.ts'
import { generalScope, toScope } from '../../src/trust/toScope.ts'

const badge = toScope('achievement', 'https://academy.example/achievements/weaving')
const other = toScope('type', 'Course')
const time = 1000

function grant(
  from: number,
  to: number,
  {
    scope = generalScope,
    depth = 255,
    ...window
  }: Partial<WrittenGrant['record']> & { scope?: Hex } = {},
): WrittenGrant {
  return {
    edge: { from, to, scope, sequence: 0 },
    record: { from: 1, depth, ...window },
  }
}

const search = (issuer: number, scope: Hex = badge): PathSearch => {
  return { roots: new Set([1]), issuer, scope, time }
}

/** Whether a path holds, by the rule of docs/protocol.md, said once more and otherwise. */
function holds(path: readonly WrittenGrant[], { roots, issuer, scope }: PathSearch): boolean {
  const first = path[0]?.edge.from ?? issuer
  if (!roots.has(first)) return false
  let [at, isScoped] = [first, false]
  for (const [i, { edge, record }] of path.entries()) {
    if (edge.from !== at) return false
    if (edge.scope === generalScope ? isScoped : edge.scope !== scope) return false
    isScoped ||= edge.scope !== generalScope
    const isGood =
      record.from <= time &&
      !(record.end !== undefined && record.end <= time) &&
      !(record.badSince !== undefined && record.badSince <= time)
    if (!isGood || record.depth < path.length - i - 1) return false
    at = edge.to
  }
  return at === issuer
}

/** Every way through the grants, none twice. */
function* allPaths(
  grants: readonly WrittenGrant[],
  path: readonly WrittenGrant[] = [],
): Generator<readonly WrittenGrant[]> {
  yield path
  for (const one of grants) {
    const at = path.at(-1)?.edge.to
    if (path.includes(one) || (at !== undefined && at !== one.edge.from)) continue
    yield* allPaths(grants, [...path, one])
  }
}

describe('findPath', () => {
  it('needs no grant to a root', () => {
    expect(findPath([], search(1))).to.deep.equal([])
    expect(findPath([], search(2))).to.equal(undefined)
  })

  it('goes by general grants, then by such of the scope', () => {
    const grants = [grant(1, 2), grant(2, 3, { scope: badge }), grant(3, 4, { scope: badge })]
    expect(findPath(grants, search(4))).to.deep.equal(grants.map(({ edge }) => edge))
    expect(findPath(grants, search(4, other))).to.equal(undefined)
  })

  it('does not go back to general grants after the scope', () => {
    expect(findPath([grant(1, 2, { scope: badge }), grant(2, 3)], search(3))).to.equal(undefined)
  })

  it('lets no more grants follow than one allows', () => {
    const chain = (depth: number) => [grant(1, 2, { depth }), grant(2, 3), grant(3, 4)]
    expect(findPath(chain(2), search(4))).to.have.lengthOf(3)
    expect(findPath(chain(1), search(4))).to.equal(undefined)
  })

  it('goes a longer way where the shorter one is not deep enough', () => {
    const grants = [grant(1, 2, { depth: 0 }), grant(2, 3), grant(1, 4), grant(4, 2)]
    expect(findPath(grants, search(3))).to.have.lengthOf(3)
  })

  it('rests on no grant that is not good at the time', () => {
    for (const window of [{ from: time + 1 }, { end: time }, { badSince: time }]) {
      expect(findPath([grant(1, 2, window)], search(2))).to.equal(undefined)
    }
    for (const window of [{ from: time }, { end: time + 1 }, { badSince: time + 1 }]) {
      expect(findPath([grant(1, 2, window)], search(2))).to.have.lengthOf(1)
    }
  })

  it('comes to an end among circles', () => {
    const grants = [grant(2, 3), grant(3, 2), grant(2, 2)]
    expect(findPath(grants, search(3))).to.equal(undefined)
  })

  it('finds a path if and only if there is one, and then one that holds', () => {
    const any = fc.record({
      from: fc.integer({ min: 1, max: 4 }),
      to: fc.integer({ min: 1, max: 4 }),
      scope: fc.constantFrom(generalScope, badge, other),
      depth: fc.constantFrom(0, 1, 2, 255),
      end: fc.constantFrom(undefined, time, time + 1),
    })
    const property = fc.property(fc.array(any, { maxLength: 6 }), (some) => {
      const grants = some.map(({ from, to, end, ...terms }) =>
        grant(from, to, { ...terms, ...(end !== undefined && { end }) }),
      )
      const question = search(4)
      const found = findPath(grants, question)
      const exists = [...allPaths(grants)].some((path) => holds(path, question))
      expect(found !== undefined).to.equal(exists)
      const path = found?.map((edge) => grants.find((it) => it.edge === edge) as WrittenGrant)
      if (path) expect(holds(path, question)).to.equal(true)
    })
    fc.assert(property, { numRuns: 500 })
  })
})
