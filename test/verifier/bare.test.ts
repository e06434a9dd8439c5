import { expect } from 'chai'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import type { CairnIssuer } from '../../src/identity/CairnIssuer.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { from } from '../support/cases/Case.ts'

const did = 'did:web:academy.example'
const now = Date.parse('2024-06-01T00:00:00Z')
const registry = toDeployedRegistry(1)

/** A badge that the key of a domain signed, and what the domain says. */
async function present(cairnIssuers: readonly CairnIssuer[]) {
  const seed = new Uint8Array(32).fill(3)
  const { publicKeyMultibase: multikey } = await createEddsaSigner({ seed })
  const hosted = buildDidDocument({ did, assertionKeys: [{ multikey }], cairnIssuers })
  const [verificationMethod = ''] = hosted.assertionMethod as readonly string[]
  const signer = await createEddsaSigner({ seed, verificationMethod })
  const created = new Date('2024-02-01T00:00:00Z')
  const document = await signEddsaRdfc2022({ document: from(did), signer, created })
  const body = new TextEncoder().encode(JSON.stringify(hosted))
  const fetch: FetchResource = async (url) => ({ url, body })
  return { text: JSON.stringify(document), fetch }
}

describe('a bare document whose key the domain lists', () => {
  const judge = async (cairnIssuers: readonly CairnIssuer[], policy: Partial<Policy> = {}) => {
    const { text, fetch } = await present(cairnIssuers)
    const verifier = createVerifier({
      policy: { ...defaultPolicy, ...policy },
      fetch,
      now: () => now,
    })
    const { verdict, checks } = await verifier.verify(text)
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return [verdict.authenticity, verdict.lifecycle, code('anchor'), code('identity')]
  }

  it('is its word, where it keeps no record on a chain', async () => {
    expect(await judge([])).to.deep.equal(['valid', 'current', 'NOT_APPLICABLE', 'IDENTITY_DOMAIN'])
  })

  it('is not judged without the registry that the domain names, where that is trusted', async () => {
    const expected = ['indeterminate', 'unknown', 'REGISTRY_NOT_READ', 'IDENTITY_DOMAIN']
    expect(await judge([{ registry, issuerId: 1 }])).to.deep.equal(expected)
  })

  it('has no known status, where the domain names a registry that nobody trusts', async () => {
    const expected = ['valid', 'unknown', 'NOT_APPLICABLE', 'IDENTITY_DOMAIN']
    expect(await judge([{ registry, issuerId: 1 }], { registries: [] })).to.deep.equal(expected)
  })
})
