import { expect } from 'chai'
import { strToU8, zipSync } from 'fflate'
import { useFolder } from './useFolder.ts'

describe('readInputs', () => {
  const { read, write } = useFolder()

  describe('of an archive', () => {
    const archive = () =>
      zipSync({ 'a.json': strToU8('a'), 'in/b.jwt': strToU8('b'), 'x.png': strToU8('x') })

    it('takes its credentials, from a file or a pipe', async () => {
      const path = await write('all.zip', archive())
      expect(await read([path])).to.deep.equal(['all.zip/a.json = a', 'all.zip/in/b.jwt = b'])
      async function* stdin() {
        yield archive()
      }
      expect(await read(['-'], { stdin: stdin() })).to.deep.equal([
        '-/a.json = a',
        '-/in/b.jwt = b',
      ])
    })

    it('is seen by its first bytes, whatever it is called', async () => {
      expect(await read([await write('a.json', archive())])).to.have.lengthOf(2)
    })

    it('keeps an entry of a name that is no path', async () => {
      const path = await write('all.zip', zipSync({ '../../up.json': strToU8('u') }))
      expect(await read([path])).to.deep.equal(['all.zip/../../up.json = u'])
    })

    it('says of an entry that it is encrypted, and goes on', async () => {
      const bytes = zipSync({ 'a.json': strToU8('a'), 'b.json': strToU8('b') })
      const view = new DataView(bytes.buffer, bytes.byteOffset)
      const central = bytes.findIndex(
        (_, i) => view.byteLength > i + 4 && view.getUint32(i) === 0x504b0102,
      )
      bytes[central + 8] = 1
      expect(await read([await write('all.zip', bytes)])).to.deep.equal([
        'all.zip/a.json ! INPUT_ENCRYPTED',
        'all.zip/b.json = b',
      ])
    })

    it('says of an entry that it is damaged, and goes on', async () => {
      const bytes = zipSync({ 'a.json': strToU8('aaaa'), 'b.json': strToU8('b') }, { level: 0 })
      bytes[bytes.indexOf(0x61, 36)] = 0x7a
      expect(await read([await write('all.zip', bytes)])).to.deep.equal([
        'all.zip/a.json ! INPUT_DAMAGED',
        'all.zip/b.json = b',
      ])
    })

    it('unpacks no entry that is too large, though it is small as it is', async () => {
      const bomb = zipSync({ 'a.json': new Uint8Array(2 ** 20 + 1), 'b.json': strToU8('b') })
      expect(await read([await write('all.zip', bomb)])).to.deep.equal([
        'all.zip/a.json ! INPUT_TOO_LARGE',
        'all.zip/b.json = b',
      ])
    })

    it('ends where all together are too large, or too many', async () => {
      const path = await write(
        'all.zip',
        zipSync({ 'a.json': strToU8('aaa'), 'b.json': strToU8('b') }),
      )
      expect(await read([path], { limits: { maxUnpackedBytes: 2 } })).to.deep.equal([
        'all.zip/a.json = aaa',
        'all.zip ! INPUT_TOO_LARGE',
      ])
      expect(await read([path], { limits: { maxEntries: 1 } })).to.deep.equal([
        'all.zip/a.json = aaa',
        'all.zip ! INPUT_TOO_LARGE',
      ])
    })

    it('says that it is cut', async () => {
      const bytes = archive()
      const path = await write('all.zip', bytes.subarray(0, bytes.length - 10))
      expect(await read([path])).to.deep.equal(['all.zip ! INPUT_DAMAGED'])
    })
  })

  describe('of links', () => {
    const fetchResource = async (url: string) => ({ url, body: strToU8(`at ${url}`) })

    it('follows the column of that name, in any of three dialects', async () => {
      for (const [i, mark] of [',', ';', '\t'].entries()) {
        const rows = [
          ['name', 'URL'],
          ['Ada', 'https://a.example/1'],
          ['', ''],
          ['Bo', 'https://a.example/2'],
        ]
        const path = await write(`${i}.csv`, rows.map((row) => row.join(mark)).join('\r\n'))
        expect(await read([path], { fetchResource })).to.deep.equal([
          `${i}.csv:2 = at https://a.example/1`,
          `${i}.csv:4 = at https://a.example/2`,
        ])
      }
    })

    it('reads them alike however they arrive, and whatever ends a line', async () => {
      const bytes = strToU8('"na;me";url\r\nA;https://a.example/1\rB;https://a.example/2\nC,D;x')
      for (const size of [1, 2, 3, 7, 64]) {
        async function* stdin() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
        }
        const options = { stdin: stdin(), format: 'csv', fetchResource } as const
        expect(await read(['-'], options)).to.deep.equal([
          '-:2 = at https://a.example/1',
          '-:3 = at https://a.example/2',
          '-:4 = at x',
        ])
      }
    })

    it('takes a single column without a name', async () => {
      const path = await write('a.csv', 'https://a.example/1\nhttps://a.example/2\n')
      expect(await read([path], { fetchResource })).to.deep.equal([
        'a.csv:1 = at https://a.example/1',
        'a.csv:2 = at https://a.example/2',
      ])
    })

    it('fetches nothing unless it was given a way to', async () => {
      const path = await write('a.csv', 'url\nhttps://a.example/1\n')
      expect(await read([path])).to.deep.equal(['a.csv:2 ! INPUT_NOT_FETCHED'])
    })

    it('says that there are none among several columns', async () => {
      const path = await write('a.csv', 'name,mail\nAda,ada@a.example\n')
      expect(await read([path], { fetchResource })).to.deep.equal(['a.csv ! INPUT_NO_LINKS'])
    })

    it('says of each that fails that it did, and shows no link', async () => {
      const path = await write('a.csv', 'url\nhttps://a.example/?key=secret\n')
      const failing = async () => Promise.reject(new Error('?key=secret'))
      const [input] = await read([path], { fetchResource: failing })
      expect(input).to.equal('a.csv:2 ! FETCH_UNREACHABLE')
    })
  })
})
