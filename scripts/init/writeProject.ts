import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatAccountId } from '../../src/base/accountId.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import { formatCairnIssuer } from '../../src/identity/CairnIssuer.ts'
import { type Project, toProjectJson } from '../../src/issuer/project/Project.ts'
import { projectFileName } from '../project/readProject.ts'
import { writeJson } from '../terminal/files.ts'

/** Writes the file of a project: the whole of it, or the old one stays. */
export async function writeProject(folder: string, project: Project): Promise<void> {
  const path = join(folder, projectFileName)
  const text = `${JSON.stringify(toProjectJson(project), null, 2)}\n`
  await writeFile(`${path}.new`, text, { flush: true })
  await rename(`${path}.new`, path)
}

/** Writes what an issuer publishes: the document of its did:web, and a policy for those who trust it. */
export async function writePublished(
  folder: string,
  options: {
    did: string
    multikey: string
    issuer: { registry: Project['registry']; issuerId: number }
    /** Whether its chain calls nothing final. */
    isEmbedded: boolean
  },
): Promise<void> {
  const { did, multikey, issuer, isEmbedded } = options
  const document = buildDidDocument({ did, assertionKeys: [{ multikey }], cairnIssuers: [issuer] })
  await writeJson(join(folder, 'did.json'), document)
  const registry = formatAccountId(issuer.registry)
  const pin = { issuer: did, registered: formatCairnIssuer(issuer) }
  const finality = isEmbedded && { finality: { confirmations: 0 } }
  await writeJson(join(folder, 'policy.json'), {
    version: 1,
    registries: [{ registry, ...finality }],
    pins: [pin],
  })
}
