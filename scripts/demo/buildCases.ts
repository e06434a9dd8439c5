import { isAnchorProof, toBareDocument } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { AnchorProof } from '../../src/proof/AnchorProof.ts'
import { attachAnchorProof, parseAnchorProofMember } from '../../src/proof/anchorProofMember.ts'
import { type Case, expect } from './Case.ts'

/** Credentials to make the cases of. */
export type Originals = {
  readonly good: JsonObject
  /** Another one of the batch of `good`. */
  readonly neighbour: JsonObject
  readonly revoked: JsonObject
  readonly suspended: JsonObject
  readonly expired: JsonObject
  /** A bare document of the academy, anchored by a forger's key on the same registry. */
  readonly otherKey: JsonObject
  /** The same, sealed for a registry on a chain of the forger's. */
  readonly otherChain: JsonObject
  /** The same, sealed for the academy's key, which never anchored it. */
  readonly neverAnchored: JsonObject
  /** A badge that somebody issued in an own name. */
  readonly selfIssued: JsonObject
}

/** What holders might present: good ones, and everything that must not pass for good. */
export function buildCases(it: Originals): readonly Case[] {
  return [
    { name: 'good', what: 'As issued', document: it.good, expected: good },
    {
      name: 'reordered',
      what: 'Keys in another order',
      document: reorder(it.good),
      expected: good,
    },
    {
      name: 'revoked',
      what: 'Revoked by the academy',
      document: it.revoked,
      expected: expect('valid', 'revoked', 1, 'STATUS_REVOKED'),
    },
    {
      name: 'suspended',
      what: 'Suspended by the academy',
      document: it.suspended,
      expected: expect('valid', 'suspended', 1, 'STATUS_SUSPENDED'),
    },
    {
      name: 'expired',
      what: 'Past its end',
      document: it.expired,
      expected: expect('valid', 'expired', 1, 'VALIDITY_EXPIRED'),
    },
    ...tampered(it),
    ...forged(it),
  ]
}

const good = expect('valid', 'current', 0, 'STATUS_CURRENT')
const broken = expect('invalid', 'unknown', 1, 'INTEGRITY_BROKEN')

function tampered({ good: original, expired }: Originals): readonly Case[] {
  return [
    {
      name: 'tampered-name',
      what: 'Another learner written in',
      document: replaceText(original, learnerOf(original), 'Mallory Example'),
      expected: broken,
    },
    {
      name: 'tampered-end',
      what: 'Its end moved',
      document: { ...expired, validUntil: '2099-12-31T00:00:00Z' },
      expected: broken,
    },
    {
      name: 'hidden-end',
      what: 'Its end hidden under @nest',
      document: hideEnd(expired),
      expected: expect('invalid', 'unknown', 1, 'FORMAT_UNSUPPORTED'),
    },
  ]
}

function forged(it: Originals): readonly Case[] {
  return [
    {
      name: 'other-key',
      what: 'Anchored by somebody else',
      document: it.otherKey,
      expected: expect('indeterminate', 'current', 3, 'IDENTITY_OTHER_PIN'),
    },
    {
      name: 'swapped-path',
      what: "A neighbour's path in its proof",
      document: swapPath(it.good, it.neighbour),
      expected: broken,
    },
    {
      name: 'swapped-proof',
      what: "A neighbour's whole proof",
      document: { ...it.good, proof: it.neighbour.proof as JsonObject },
      expected: broken,
    },
    {
      name: 'stripped',
      what: 'Its anchor proof cut off',
      document: toBareDocument(it.revoked),
      expected: expect('indeterminate', 'unknown', 3, 'IDENTITY_UNCONFIRMED'),
    },
    {
      name: 'other-chain',
      what: "Another chain's registry",
      document: it.otherChain,
      expected: expect('indeterminate', 'unknown', 3, 'REGISTRY_UNKNOWN'),
    },
    {
      name: 'never-anchored',
      what: 'Never anchored',
      document: it.neverAnchored,
      expected: expect('invalid', 'unknown', 1, 'ANCHOR_NOT_FOUND'),
    },
    {
      name: 'self-issued',
      what: 'From an issuer nobody knows',
      document: it.selfIssued,
      expected: expect('valid', 'current', 4, 'IDENTITY_SELF'),
    },
  ]
}

/** The same document as other programs might write it. */
function reorder(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).toReversed())
}

function learnerOf(document: JsonObject): string {
  const { identifier } = document.credentialSubject as { identifier: { identityHash: string }[] }
  return identifier[0]?.identityHash ?? ''
}

function replaceText(document: JsonObject, from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(document).replaceAll(JSON.stringify(from), JSON.stringify(to)))
}

/** Programs that sign RDF see the same statements; programs that read JSON see no end. */
function hideEnd({ validUntil, ...document }: JsonObject): JsonObject {
  return { ...document, '@nest': { validUntil: validUntil ?? '' } }
}

function swapPath(document: JsonObject, neighbour: JsonObject): JsonObject {
  const { path } = readProof(neighbour)
  return attachAnchorProof(toBareDocument(document), { ...readProof(document), path })
}

function readProof(document: JsonObject): AnchorProof {
  const member = (document.proof as JsonObject[]).find(isAnchorProof) as JsonObject
  return parseAnchorProofMember(member)
}
