import { isJsonObject } from '../../credential/isJsonObject.ts'
import type { JsonObject } from '../../credential/parseJson.ts'
import { JwtError } from './JwtError.ts'

/** What is read of a JOSE header (RFC 7515 §4.1). */
export type JwtHeader = {
  /** As it stands; whether it is one to trust is for `verifyJwt` to say. */
  readonly alg: string
  readonly typ?: string
  readonly cty?: string
  /** The name of the key that signed. */
  readonly kid?: string
  /** The key that signed, by the word of the signer. */
  readonly jwk?: JsonObject
}

const texts = ['alg', 'typ', 'cty', 'kid'] as const

// Other ways to name a key, which only `kid` and `jwk` do here: they ask to fetch from an address that the
// signer chose, or to trust a chain of certificates.
const notFollowed = ['jku', 'x5c', 'x5t', 'x5t#S256', 'x5u']

const known: ReadonlySet<string> = new Set([...texts, 'jwk', ...notFollowed])

/**
 * Reads a JOSE header. A member that is not known is not passed over: `crit` and `b64` change how the token
 * has to be read, and Open Badges 3.0 §8.2.3 allows no others.
 *
 * @throws {JwtError}
 *
 * @example
 * parseJwtHeader({ alg: 'ES256', typ: 'vc+jwt', kid: 'did:web:academy.example#key-1' }).alg // 'ES256'
 */
export function parseJwtHeader(header: JsonObject): JwtHeader {
  const strange = Object.keys(header).find((name) => !known.has(name))
  if (strange !== undefined) {
    const problem = `its header has the member \`${strange.slice(0, 64)}\``
    throw new JwtError({ code: 'JWT_NOT_SUPPORTED', problem })
  }
  for (const name of texts) {
    if (header[name] !== undefined && typeof header[name] !== 'string') {
      throw new JwtError({ problem: `\`${name}\` is not text` })
    }
  }
  const { alg, typ, cty, kid, jwk } = header
  if (typeof alg !== 'string') throw new JwtError({ problem: 'there is no `alg`' })
  if (jwk !== undefined && !isJsonObject(jwk))
    throw new JwtError({ problem: '`jwk` is not an object' })
  return {
    alg,
    ...(typeof typ === 'string' && { typ }),
    ...(typeof cty === 'string' && { cty }),
    ...(typeof kid === 'string' && { kid }),
    ...(jwk && { jwk }),
  }
}
