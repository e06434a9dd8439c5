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

for (const page of ['README.md', 'docs/developing.md']) {
  describe(page, () => {
    it('shows its examples as they are tested', async () => {
      const shown = await readFile(page, 'utf8')
      const examples = [...shown.matchAll(block)]
      expect(examples).to.not.have.lengthOf(0)
      for (const [whole, path = '', code = ''] of examples) {
        const tested = await readExample(path)
        if (process.env.UPDATE_SNAPSHOTS) {
          const fresh = `<!-- example: ${path} -->\n\n\`\`\`ts\n${tested}\`\`\``
          const now = await readFile(page, 'utf8')
          await writeFile(
            page,
            now.replace(whole, () => fresh),
          )
        } else expect(code).to.equal(tested)
      }
    })
  })
}
