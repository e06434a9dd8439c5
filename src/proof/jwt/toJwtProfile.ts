import type { JsonObject } from '../../credential/parseJson.ts'
import { JwtError } from './JwtError.ts'
import type { JwtHeader } from './parseJwtHeader.ts'

/**
 * How a token says what it says.
 *
 * - `JWT`: Open Badges 3.0 §8.2, and VC Data Model 1.1 §6.3.1 where the credential is in `vc` or the presentation
 *   in `vp`. The claims speak of the credential: `nbf` and `exp` are its validity.
 * - `vc+jwt`, `vp+jwt`: VC-JOSE-COSE 1.0 §3.1. The payload is the document, and `nbf` and `exp` speak of the
 *   signature.
 */
export type JwtProfile = 'JWT' | 'vc+jwt' | 'vp+jwt'

const contentTypes = { JWT: undefined, 'vc+jwt': 'vc', 'vp+jwt': 'vp' } as const

/**
 * The profile of a token: what `typ` says. Without it the payload tells: `vc` is of the old one, and so is
 * `nbf`, which one profile wants and the other advises against.
 *
 * @throws {JwtError} where it is of none, or breaks the rules of its own.
 *
 * @example
 * toJwtProfile({ alg: 'ES256', typ: 'vc+jwt' }, payload) // 'vc+jwt'
 */
export function toJwtProfile({ typ, cty }: JwtHeader, payload: JsonObject): JwtProfile {
  const profile = typ === undefined ? guessProfile(payload) : withoutPrefix(typ)
  if (!isProfile(profile)) throw notSupported(`its type is \`${profile.slice(0, 64)}\``)
  if (cty !== undefined && withoutPrefix(cty) !== contentTypes[profile]) {
    throw notSupported(`its content type is \`${cty.slice(0, 64)}\``)
  }
  if (profile !== 'JWT' && (payload.vc !== undefined || payload.vp !== undefined)) {
    throw new JwtError({ problem: `a token of the type ${profile} has a claim \`vc\` or \`vp\`` })
  }
  if (payload.vc !== undefined && payload.vp !== undefined) {
    throw new JwtError({ problem: 'it has both a claim `vc` and a claim `vp`' })
  }
  return profile
}

function guessProfile(payload: JsonObject): JwtProfile {
  if (payload.vc !== undefined || payload.vp !== undefined || payload.nbf !== undefined)
    return 'JWT'
  return [payload.type].flat().includes('VerifiablePresentation') ? 'vp+jwt' : 'vc+jwt'
}

/** RFC 7515 §4.1.9: a media type may be written without `application/`. */
function withoutPrefix(mediaType: string): string {
  return mediaType.replace(/^application\//, '')
}

function isProfile(type: string): type is JwtProfile {
  return Object.hasOwn(contentTypes, type)
}

function notSupported(problem: string): JwtError {
  return new JwtError({ code: 'JWT_NOT_SUPPORTED', problem })
}
