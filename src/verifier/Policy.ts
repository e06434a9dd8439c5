import type { AccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import type { CairnIssuer } from '../identity/CairnIssuer.ts'
import type { ChainNodes } from '../quorum/openChains.ts'
import type { Finality } from '../registry/Registry.ts'
import type { Edge } from '../trust/Grant.ts'

/** A registry that the verifier trusts to record what its keys anchored. */
export type TrustedRegistry = {
  readonly registry: AccountId
  readonly finality: Finality
  /** Where its issuers' grants are; the deployed one unless told, for the deployed registry. */
  readonly trustRegistry?: AccountId
  /**
   * By how many seconds the times of blocks may be off, none unless told: what was anchored less than that before its key
   * became bad is not judged.
   */
  readonly timeTolerance?: number
}

/** The verifier's own word for who an issuer is. */
export type Pin = {
  /** `issuer.id` as documents write it. */
  readonly issuer: string
} & (
  | {
      /** A key of the issuer, on the chain of the registry that it anchors to. */
      readonly key: AccountId
    }
  | {
      /** The issuer's record in a registry, whatever keys it has. */
      readonly registered: CairnIssuer
    }
  | {
      /** A key that signs the issuer's documents, as a Multikey. */
      readonly assertionKey: string
    }
)

/** A grant that is known to exist, or claimed to: what the chain says of it is asked. */
export type KnownGrant = Edge & { readonly registry: AccountId }

/** Checks that a policy can ask to pass, though the verdict does without them. */
export const requirableChecks = ['signature', 'trust', 'authority', 'holder', 'schema'] as const

/** One of `requirableChecks`. */
export type RequirableCheck = (typeof requirableChecks)[number]

/** Which achievements are accepted; a credential has to be on each list that is there. */
export type AcceptedAchievements = {
  /** `achievement.id`. */
  readonly ids?: readonly string[]
  /** `achievement.achievementType`. */
  readonly types?: readonly string[]
}

/** A block that the verifier trusts to be one of a chain, by a way of its own. */
export type TrustedBlock = {
  readonly chainId: number
  /** Block hash, 32 bytes in lower case. */
  readonly hash: Hex
}

/** What a verifier accepts. Nothing in a credential can add to it. */
export type Policy = {
  /** Where it is left out, the deployed registry on the chain of the verifier's own node. */
  readonly registries?: readonly TrustedRegistry[]
  /** The nodes to ask, each chain once; `openChains` makes of them what a verifier reads by. */
  readonly nodes?: readonly ChainNodes[]
  readonly pins: readonly Pin[]
  /** The issuers whose grants, and the grants of those whom they let, confirm others. */
  readonly roots: readonly CairnIssuer[]
  /** Grants among which a path from a root is looked for. A presenter can add more, never a root. */
  readonly grants: readonly KnownGrant[]
  /** Checks that have to pass for a credential to be accepted. */
  readonly require: readonly RequirableCheck[]
  readonly accept: AcceptedAchievements
  /**
   * Whether the issuer's own proof is checked where an anchor binds it already: the anchored bytes include
   * that proof, so nothing is lost but a second witness, which costs far more than the first.
   */
  readonly signature: 'always' | 'unless-anchored'
  /** Whether a document without an anchor is accepted. */
  readonly anchor: 'wanted' | 'optional'
  /** Bits that a status list may have less than the 131,072 of the standard; none unless told. */
  readonly shortStatusLists: boolean
  /** Oldest final block that still tells the status, in seconds. */
  readonly maxBlockAge: number
  /** Blocks that a bundle may be of, though no node is asked. */
  readonly trustedBlocks?: readonly TrustedBlock[]
  /** Oldest block of a bundle that still tells the status, in seconds. */
  readonly maxBundleAge: number
}

/** Two hours: several times what any large chain takes to finality. */
export const defaultMaxBlockAge = 7200

/** A week: what was revoked since a bundle was made, nobody who is offline can know. */
export const defaultMaxBundleAge = 604_800

/** Trusts the deployed registry on the chain of the verifier's own node, and knows no issuer. */
export const defaultPolicy: Policy = {
  pins: [],
  roots: [],
  grants: [],
  require: [],
  accept: {},
  signature: 'always',
  anchor: 'wanted',
  shortStatusLists: false,
  maxBlockAge: defaultMaxBlockAge,
  maxBundleAge: defaultMaxBundleAge,
}
