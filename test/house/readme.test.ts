import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'

const block = /<!-- example: (\S+) -->\n\n```ts\n(.*?)```/gs

/** The file as somebody writes it who has installed the package. */
async function readExample(path: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  return text
    .replaceAll("'../../src/index.ts'", "'cairn-credentials'")
    .replaceAll(/'..\/..\/src\/adapters\/(\w+).ts'/g, "'cairn-credentials/$1'")
}

describe('README', () => {
  it('shows its examples as they are tested', async () => {
    const readme = await readFile('README.md', 'utf8')
    const examples = [...readme.matchAll(block)]
    expect(examples).to.not.have.lengthOf(0)
    for (const [whole, path = '', code = ''] of examples) {
      const tested = await readExample(path)
      if (process.env.UPDATE_SNAPSHOTS) {
        const shown = `<!-- example: ${path} -->\n\n\`\`\`ts\n${tested}\`\`\``
        const now = await readFile('README.md', 'utf8')
        await writeFile(
          'README.md',
          now.replace(whole, () => shown),
        )
      } else expect(code).to.equal(tested)
    }
  })
})
