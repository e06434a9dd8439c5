import * as v from 'valibot'
import { formatAccountId, parseAccountId } from '../base/accountId.ts'
import { BaseError } from '../base/BaseError.ts'
import { concatBytes, equalBytes } from '../base/bytes.ts'
import { type Address, fromHex, type Hex, isHex } from '../base/hex.ts'
import { describeFault, type Fault, readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { buildMerkleTree } from '../merkle/buildMerkleTree.ts'
import type { Batch } from './issueBatch.ts'

/** A batch without its documents: what is needed to anchor it and to audit it. Nothing personal. */
export type Manifest = {
  readonly version: 1
  /** CAIP-10. */
  readonly registry: string
  readonly key: Address
  readonly root: Hex
  readonly size: number
  /** In the order of the roster. */
  readonly credentials: readonly {
    readonly index: number
    readonly file?: string
    readonly digest: Hex
    readonly leaf: Hex
  }[]
}

/** Thrown when a manifest is not of the documented form, or its leaves do not give its root. */
export class ManifestError extends BaseError {
  override readonly name = 'ManifestError'
  readonly code = 'MANIFEST_MALFORMED'
  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The manifest cannot be used.', {
      metaMessages: [
        ...faults.map((fault) => describeFault(fault, 'manifest')),
        'Expected what `cairn issue` wrote, unchanged.',
      ],
    })
  }
}

/**
 * A batch without its documents.
 *
 * @param files The file of each credential, in the order of the batch.
 */
export function toManifest(batch: Batch, files: readonly string[] = []): Manifest {
  const { registry, key, root, size } = batch
  return {
    version: 1,
    registry: formatAccountId(registry),
    key,
    root,
    size,
    credentials: batch.credentials.map(({ index, digest, leaf }, i) => {
      const file = files[i]
      return { index, ...(file !== undefined && { file }), digest, leaf }
    }),
  }
}

const bytes = (size: number) =>
  v.custom<Hex>((value) => isHex(value, size), `expected 0x and ${size * 2} hex digits`)
const integer = v.pipe(v.number(), v.integer(), v.minValue(0))

const shape = v.strictObject({
  version: v.literal(1),
  registry: v.pipe(v.string(), v.check(isAccountId, 'expected eip155:<chain id>:0x…')),
  key: bytes(20),
  root: bytes(32),
  size: integer,
  credentials: v.array(
    v.strictObject({
      index: integer,
      file: v.exactOptional(v.string()),
      digest: bytes(32),
      leaf: bytes(32),
    }),
  ),
})

/**
 * Reads a manifest and recomputes its root from its leaves, so that no typing error is anchored.
 *
 * @param value As `parseJson` gives it.
 * @throws {ManifestError}
 */
export function parseManifest(value: JsonValue): Manifest {
  const read = readShape(shape, value)
  if ('faults' in read) throw new ManifestError(read)
  const { credentials, size, root } = read.value
  const ordered = credentials.toSorted((a, b) => a.index - b.index)
  if (size !== ordered.length || size === 0 || ordered.some(({ index }, i) => index !== i)) {
    const problem = 'expected each position of the batch once'
    throw new ManifestError({ faults: [{ pointer: '/credentials', problem }] })
  }
  const tree = buildMerkleTree(concatBytes(...ordered.map(({ leaf }) => fromHex(leaf))))
  if (!equalBytes(tree.root, fromHex(root))) {
    throw new ManifestError({ faults: [{ pointer: '/root', problem: 'the leaves give another' }] })
  }
  return read.value
}

function isAccountId(text: string): boolean {
  try {
    return parseAccountId(text) !== undefined
  } catch {
    return false
  }
}
