import { readdir, readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { rooms, toDiagram } from '../../scripts/maintain/floors.ts'

const between = /(?<=<!-- floors -->\n).*(?=<!-- \/floors -->)/s

describe('floors', () => {
  it('lists every folder of src/ and no other', async () => {
    const entries = await readdir('src', { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)

    expect(folders).to.have.members(rooms.map(({ room }) => room))
  })

  it('goes from the ground up', () => {
    const heights = rooms.map(({ floor }) => floor)

    expect(heights).to.deep.equal(heights.toSorted((a, b) => a - b))
  })

  it('is drawn in the README', async () => {
    const readme = await readFile('README.md', 'utf8')
    const diagram = `\n\`\`\`text\n${toDiagram()}\n\`\`\`\n\n`
    if (process.env.UPDATE_SNAPSHOTS) await writeFile('README.md', readme.replace(between, diagram))
    else expect(readme.match(between)?.[0]).to.equal(diagram)
  })
})
