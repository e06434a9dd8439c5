import * as v from 'valibot'
import { type AccountId, formatAccountId, parseAccountId } from '../../base/accountId.ts'
import { BaseError } from '../../base/BaseError.ts'
import { type Address, isHex } from '../../base/hex.ts'
import { describeFault, type Fault, readShape } from '../../base/readShape.ts'
import type { JsonValue } from '../../credential/parseJson.ts'

/** Thrown when a project file is not of the documented form. */
export class ProjectError extends BaseError {
  override readonly name = 'ProjectError'
  readonly code = 'PROJECT_MALFORMED'
  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The project file cannot be used.', {
      metaMessages: [
        ...faults.map((fault) => describeFault(fault, 'project file')),
        'Expected the form of docs/issuing.md.',
      ],
    })
  }
}

/** What an issuer would have to say again to every command. Paths are relative to the file; no secrets. */
export type Project = {
  readonly registry: AccountId
  /** JSON-RPC address of a node, or folder of an embedded network. */
  readonly network?: { readonly rpc: string } | { readonly chain: string } | undefined
  /** The issuer's number in the registry. */
  readonly issuerId?: number | undefined
  /** Who anchors: an address, and where its key is kept. */
  readonly account?:
    | { readonly address: Address; readonly keystore?: string | undefined }
    | undefined
  /** What signs documents: a public key, and where the secret one is kept. */
  readonly signingKey?: { readonly multikey: string; readonly keystore: string } | undefined
  readonly template?: string | undefined
  /** What a unit of the chain's currency costs: an amount, or a feed on the chain. */
  readonly price?:
    | { readonly amount: string; readonly currency: string }
    | { readonly feed: Address }
    | undefined
}

const text = v.pipe(v.string(), v.nonEmpty('expected text, found none'))
const address = v.custom<Address>((value) => isHex(value, 20), 'expected 0x and 40 hex digits')
const rpc = v.pipe(
  text,
  v.check(isWebAddress, 'expected http://… or https://…'),
  v.check((it) => !hasSecret(it), 'it may hold a key: give it by CAIRN_RPC instead'),
)

const shape = v.strictObject({
  version: v.literal(1),
  registry: v.pipe(v.string(), v.check(isAccountId, 'expected eip155:<chain id>:0x…')),
  network: v.optional(v.union([v.strictObject({ rpc }), v.strictObject({ chain: text })])),
  issuerId: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  account: v.optional(v.strictObject({ address, keystore: v.optional(text) })),
  signingKey: v.optional(
    v.strictObject({ multikey: v.pipe(v.string(), v.startsWith('z')), keystore: text }),
  ),
  template: v.optional(text),
  price: v.optional(
    v.union([v.strictObject({ amount: text, currency: text }), v.strictObject({ feed: address })]),
  ),
})

/**
 * Reads a project file. A member that is not known is refused, so that a misspelt one is not left out.
 *
 * @param value As `parseJson` gives it.
 * @throws {ProjectError}
 */
export function parseProject(value: JsonValue): Project {
  const read = readShape(shape, value)
  if ('faults' in read) throw new ProjectError(read)
  const { version: _, registry, ...rest } = read.value
  return { ...rest, registry: parseAccountId(registry) }
}

/** A project as its file has it. */
export function toProjectJson({ registry, ...rest }: Project) {
  return { version: 1, registry: formatAccountId(registry), ...rest }
}

/**
 * Whether the address of a node can have a key in it: in its user, its path or its query, as those do who sell access.
 *
 * @example
 * hasSecret('https://node.example/v3/0123abc') // true
 */
export function hasSecret(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { username, password, pathname, search } = new URL(address)
  return username !== '' || password !== '' || pathname !== '/' || search !== ''
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function isAccountId(text: string): boolean {
  try {
    return parseAccountId(text) !== undefined
  } catch {
    return false
  }
}
