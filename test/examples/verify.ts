import { readFile } from 'node:fs/promises'
import { createPublicClient, http } from 'viem'
import { fromViem } from '../../src/adapters/viem.ts'
import { createVerifier, parseJson, parsePolicy } from '../../src/index.ts'

/** What is this file worth, to somebody with this policy, who asks this node? */
export async function check(file: string, policyFile: string, url: string) {
  const policy = parsePolicy(parseJson(await readFile(policyFile)))
  const node = fromViem(createPublicClient({ transport: http(url) }))
  const verifier = createVerifier({ policy, node, now: Date.now })

  const { verdict, sentence } = await verifier.verify(await readFile(file))
  return { ...verdict, sentence } // { authenticity: 'valid', lifecycle: 'current', policy: … }
}
