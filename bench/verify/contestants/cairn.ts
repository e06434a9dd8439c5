import { readFile } from 'node:fs/promises'
import { createPublicClient, http } from 'viem'
import { createProofWorkers } from '../../../src/adapters/node/workers/createProofWorkers.ts'
import { fromViem } from '../../../src/adapters/viem.ts'
import { loadFastKeccak256 } from '../../../src/base/hash.ts'
import { parseJson } from '../../../src/credential/parseJson.ts'
import type { Rpc } from '../../../src/registry/Rpc.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import type { Policy } from '../../../src/verifier/Policy.ts'
import { parsePolicy } from '../../../src/verifier/parsePolicy.ts'
import type { Contestant } from '../Trial.ts'
import { time } from '../time.ts'

/**
 * Ours, with or without a second look at the proof of the issuer that the anchor binds already.
 *
 * @param threads Which look at that proof, beside the main one.
 */
export function createCairn(signature: Policy['signature'], threads = 0): Contestant {
  return async (trial) => {
    const { url, policy: path } = trial
    await loadFastKeccak256()
    const policy = { ...parsePolicy(parseJson(await readFile(path))), signature }
    const { rpc, count } = counting(fromViem(createPublicClient({ transport: http(url) })))
    const { verifyProof } = createProofWorkers({ threads })
    const verifier = createVerifier({ policy, node: rpc, now: Date.now, verifyProof })
    return time(
      trial,
      async (lines) => {
        let verified = 0
        for await (const { verdict, checks } of verifier.verifyAll(lines)) {
          verified++
          if (verdict.policy.outcome === 'accepted' && verdict.lifecycle === 'current') continue
          throw new Error(`Not accepted: ${JSON.stringify({ verdict, checks })}`)
        }
        return verified
      },
      count,
    )
  }
}

function counting(rpc: Rpc) {
  let requests = 0
  const counted: Rpc = {
    request: (call) => {
      requests++
      return rpc.request(call)
    },
  }
  return { rpc: counted, count: () => requests }
}
