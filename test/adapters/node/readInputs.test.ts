import { mkdir, symlink } from 'node:fs/promises'
import { expect } from 'chai'
import { strToU8 } from 'fflate'
import { readInputs } from '../../../src/adapters/node/readInputs.ts'
import { useFolder } from './useFolder.ts'

describe('readInputs', () => {
  const { at, read, write } = useFolder()
  const from = async function* (...texts: readonly string[]) {
    for (const text of texts) yield strToU8(text)
  }

  it('takes a file for one document, whatever it holds', async () => {
    const path = await write('a.json', 'not {JSON')
    expect(await read([path])).to.deep.equal(['a.json = not {JSON'])
  })

  it('says what is not there, and goes on', async () => {
    const path = await write('a.json', '{}')
    expect(await read([at('no.json'), path])).to.deep.equal([
      'no.json ! INPUT_NOT_FOUND',
      'a.json = {}',
    ])
  })

  it('refuses what is larger than the limit, and not what is as large', async () => {
    const path = await write('a.json', '12345')
    expect(await read([path], { limits: { maxBytes: 5 } })).to.deep.equal(['a.json = 12345'])
    expect(await read([path], { limits: { maxBytes: 4 } })).to.deep.equal([
      'a.json ! INPUT_TOO_LARGE',
    ])
  })

  describe('of a folder', () => {
    it('finds credentials at any depth, by their names, and counts the others', async () => {
      await mkdir(at('deep/er'), { recursive: true })
      await mkdir(at('.hidden'))
      for (const name of [
        'b.json',
        'a.jwt',
        'deep/er/c.JSONLD',
        'x.txt',
        'manifest.json',
        '.d.json',
      ]) {
        await write(name, name)
      }
      await write('.hidden/e.json', 'e')
      const others: string[] = []
      const onOther = (name: string) => others.push(name.slice(at('').length + 1))
      expect(await read([at('')], { onOther })).to.deep.equal([
        'a.jwt = a.jwt',
        'b.json = b.json',
        'deep/er/c.JSONLD = deep/er/c.JSONLD',
      ])
      expect(others.toSorted()).to.deep.equal(['.d.json', '.hidden', 'manifest.json', 'x.txt'])
    })

    it('follows a link to a file inside, and none that leads out or round', async () => {
      await mkdir(at('in'))
      await write('in/a.json', 'a')
      await write('out.json', 'secret')
      await symlink(at('in/a.json'), at('in/link.json'))
      await symlink(at('out.json'), at('in/out.json'))
      await symlink(at('in'), at('in/round'))
      expect(await read([at('in')])).to.deep.equal([
        'in/a.json = a',
        'in/link.json = a',
        'in/out.json ! INPUT_NOT_A_FILE',
      ])
    })

    it('says that it holds nothing', async () => {
      expect(await read([at('')])).to.deep.equal(['. ! INPUT_EMPTY'])
    })
  })

  describe('of lines', () => {
    it('takes each line that is not blank, wherever the chunks end', async () => {
      const text = '{"a":1}\r\n\n  \n{"b":"é"}\n{"c":3}'
      const bytes = strToU8(text)
      for (const size of [1, 2, 7, 100]) {
        async function* chunks() {
          for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
        }
        const options = { stdin: chunks(), format: 'jsonl' } as const
        expect(await read(['-'], options)).to.deep.equal([
          '-:1 = {"a":1}',
          '-:4 = {"b":"é"}',
          '-:5 = {"c":3}',
        ])
      }
    })

    it('goes on after a line that is too long', async () => {
      const path = await write('a.jsonl', `{}\n${'x'.repeat(9)}\n[]\n`)
      expect(await read([path], { limits: { maxBytes: 8 } })).to.deep.equal([
        'a.jsonl:1 = {}',
        'a.jsonl:2 ! INPUT_TOO_LARGE',
        'a.jsonl:3 = []',
      ])
    })

    it('are seen without a name for them', async () => {
      const lines = { stdin: from('{"a":1}\n{"b":2}\n') }
      expect(await read(['-'], lines)).to.deep.equal(['-:1 = {"a":1}', '-:2 = {"b":2}'])
      const document = { stdin: from('{\n"a":1\n}\n') }
      expect(await read(['-'], document)).to.deep.equal(['- = {\n"a":1\n}\n'])
    })

    it('are read no faster than they are taken', async () => {
      let made = 0
      async function* endless() {
        for (;;) {
          made++
          yield strToU8('{}\n')
        }
      }
      const inputs = readInputs(['-'], { stdin: endless(), format: 'jsonl' })
      for (let i = 0; i < 3; i++) await inputs.next()
      await inputs.return(undefined)
      // The beginning is looked at, to tell what it is.
      expect(made).to.be.below(2 ** 16)
    })
  })
})
