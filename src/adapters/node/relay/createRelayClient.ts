import { describeFault, readShape } from '../../../base/readShape.ts'
import { parseJson } from '../../../credential/parseJson.ts'
import { type RelayAnswer, relayAnswerShape } from '../../../issuer/relay/RelayAnswer.ts'
import { type RelayClient, RelayClientError } from '../../../issuer/relay/RelayClient.ts'
import { readBounded } from '../readBounded.ts'

const maxBytes = 16_384

/**
 * A relay over HTTP, as its issuer named it.
 *
 * @param address Of the relay, https://…; http is for this machine alone.
 * @param options `timeout`, how long one request may take, in milliseconds.
 * @throws {RelayClientError} `RELAY_REFUSED` where the address is none.
 */
export function createRelayClient(
  address: string,
  { timeout = 10_000 }: { timeout?: number } = {},
): RelayClient {
  const base = parseAddress(address)
  const ask = async (path: string, body?: object) => {
    const response = await fetch(new URL(path, base), {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    }).catch((cause) => {
      const problem = `${base.origin} does not answer`
      throw new RelayClientError({ code: 'RELAY_UNREACHABLE', problem, cause })
    })
    return { status: response.status, text: await readText(response) }
  }
  return {
    name: base.origin,
    async take(request) {
      const { status, text } = await ask('batches', request)
      return status === 200 || status === 202 ? toAnswer(text) : throwStatus(base, status, text)
    },
    async find(key, root) {
      const { status, text } = await ask(`batches/${key}/${root}`)
      if (status === 404) return undefined
      return status === 200 || status === 202 ? toAnswer(text) : throwStatus(base, status, text)
    },
  }
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '')
  const isGood = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)
  if (url && isGood) return new URL(url.href.replace(/\/*$/, '/'))
  const problem = 'its address is not https://…'
  throw new RelayClientError({ code: 'RELAY_REFUSED', problem })
}

async function readText({ body }: Response): Promise<string> {
  try {
    const bytes = await readBounded((body ?? []) as AsyncIterable<Uint8Array>, maxBytes)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const problem = 'its answer cannot be read'
    throw new RelayClientError({ code: 'RELAY_BAD_ANSWER', problem, cause })
  }
}

function toAnswer(text: string): RelayAnswer {
  try {
    const read = readShape(relayAnswerShape, parseJson(text))
    if ('value' in read) return read.value
    const problem = read.faults.map((fault) => describeFault(fault, 'answer')).join('; ')
    throw new RelayClientError({ code: 'RELAY_BAD_ANSWER', problem })
  } catch (cause) {
    if (cause instanceof RelayClientError) throw cause
    const problem = 'its answer is not JSON'
    throw new RelayClientError({ code: 'RELAY_BAD_ANSWER', problem, cause })
  }
}

/** A refusal is final; that it is busy, or that something before it fails, passes. */
function throwStatus(base: URL, status: number, text: string): never {
  const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429
  const code = isRefused ? 'RELAY_REFUSED' : 'RELAY_UNREACHABLE'
  const [, found] = /"code":"([A-Z_]{1,40})"/.exec(text) ?? []
  const problem = `${base.origin} answers ${status}${found ? `, ${found}` : ''}`
  throw new RelayClientError({ code, problem })
}
