import { expect } from 'chai'
import { type Path, strykerPlugins } from '../../../scripts/maintain/sdkMutants/ignoreSentences.ts'

const [{ value: ignorer }] = strykerPlugins

type Parts = { readonly [K in keyof Path]?: unknown }

function isIgnored(node: Path['node'], around: Parts = {}): boolean {
  const path = { node, parentPath: null, scope: { getBinding: () => undefined }, ...around }
  return ignorer.shouldIgnore(path as Path) !== undefined
}

const text = (value: string) => ({ type: 'StringLiteral', value })
const memberOf = (name: string) => ({
  parentPath: { node: { type: 'ObjectProperty', key: { type: 'Identifier', name } } },
})

/** The second argument of a call to a function with these parameters. */
function argumentOf(node: Path['node'], ...parameters: readonly string[]): Parts {
  const params = parameters.map((name) => ({ type: 'Identifier', name }))
  const callee = { type: 'Identifier', name: 'refuse' }
  return {
    parentPath: { node: { type: 'CallExpression', callee, arguments: [text('CODE'), node] } },
    scope: { getBinding: () => ({ path: { node: { type: 'FunctionDeclaration', params } } }) },
  }
}

describe('ignoreSentences', () => {
  it('ignores sentences, and what goes where sentences are made', () => {
    const part = text('no proofValue')

    expect(isIgnored(text('The list has expired.'))).to.equal(true)
    expect(isIgnored(text('expected a date'))).to.equal(true)
    expect(isIgnored(part, memberOf('problem'))).to.equal(true)
    expect(isIgnored(part, argumentOf(part, 'code', 'problem'))).to.equal(true)
  })

  it('ignores a template by what is around its values', () => {
    const toTemplate = (...parts: readonly string[]) => ({
      type: 'TemplateLiteral',
      quasis: parts.map((raw) => ({ value: { raw } })),
    })

    expect(isIgnored(toTemplate('Of ', ' bytes.'))).to.equal(true)
    expect(isIgnored(toTemplate('did:pkh:', '#key'))).to.equal(false)
  })

  it('keeps every other text', () => {
    const answer = text('too large')

    expect(isIgnored(answer)).to.equal(false)
    expect(isIgnored(answer, memberOf('code'))).to.equal(false)
    expect(isIgnored(answer, argumentOf(answer, 'problem', 'code'))).to.equal(false)
    expect(isIgnored(text('.'))).to.equal(false)
  })

  it('ignores the names of classes and what errors advise, and no other member', () => {
    const member = (type: string, name: string) => ({ type, key: { type: 'Identifier', name } })

    expect(isIgnored(member('ClassProperty', 'name'))).to.equal(true)
    expect(isIgnored(member('ObjectProperty', 'metaMessages'))).to.equal(true)
    expect(isIgnored(member('ClassProperty', 'code'))).to.equal(false)
    expect(isIgnored(member('ObjectProperty', 'name'))).to.equal(false)

    const [advice, cause] = ['metaMessages', 'cause'].map((name) => member('ObjectProperty', name))
    const toObject = (...properties: Path['node'][]) => ({ type: 'ObjectExpression', properties })
    const problem = { ...member('ObjectProperty', 'problem'), value: text('no proofValue') }
    expect(isIgnored(toObject(advice!, problem))).to.equal(true)
    expect(isIgnored(toObject({ ...problem, value: cause! }))).to.equal(false)
    expect(isIgnored(toObject(advice!, cause!))).to.equal(false)
    expect(isIgnored(toObject())).to.equal(false)
  })
})
