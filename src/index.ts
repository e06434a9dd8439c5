export {
  type AccountId,
  equalAccountIds,
  formatAccountId,
  InvalidAccountIdError,
  parseAccountId,
} from './base/accountId.ts'
export { BaseError, type BaseErrorOptions } from './base/BaseError.ts'
export { FetchError, type FetchErrorCode } from './base/FetchError.ts'
export type { FetchedResource, FetchOptions, FetchResource } from './base/FetchResource.ts'
export { type Hash, keccak256, loadFastKeccak256, sha256 } from './base/hash.ts'
export { type Address, fromHex, type Hex, InvalidHexError, isHex, toHex } from './base/hex.ts'
export {
  InvalidMultikeyError,
  type MultikeyType,
  parseMultikey,
  parseTypedMultikey,
  type TypedKey,
  toMultikey,
} from './base/multikey.ts'
export type { NistCurve } from './base/nistCurves.ts'
export type { PublicKey } from './base/PublicKey.ts'
export type { KeyPurpose, ResolveKey } from './base/ResolveKey.ts'
export type { Fault } from './base/readShape.ts'
export { InvalidUintError } from './base/uint.ts'
export { BundleError, type BundleErrorCode } from './bundle/BundleError.ts'
export type { Bundle, ProvenChain, ProvenContract } from './bundle/BundleShape.ts'
export { type BlockTrust, createBundleReader } from './bundle/createBundleReader.ts'
export { parseBundle } from './bundle/parseBundle.ts'
export { toBareDocument, toDocumentDigest } from './credential/bareDocument.ts'
export { CredentialError } from './credential/CredentialError.ts'
export { JsonError, type JsonErrorCode } from './credential/JsonError.ts'
export { findModelFaults } from './credential/model/findModelFaults.ts'
export type { ModelFault, ModelFaultCode } from './credential/model/ModelFault.ts'
export { type Achievement, type Credential, parseCredential } from './credential/parseCredential.ts'
export {
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  parseJson,
} from './credential/parseJson.ts'
export {
  type Presentation,
  PresentationError,
  parsePresentation,
} from './credential/parsePresentation.ts'
export { toCanonicalBytes } from './credential/toCanonicalBytes.ts'
export type { Deployment } from './deployments/Deployment.ts'
export { type ContractName, deployments } from './deployments/deployments.ts'
export { toDeployedRegistry } from './deployments/toDeployedRegistry.ts'
export { buildDidDocument } from './identity/buildDidDocument.ts'
export {
  type CairnIssuer,
  formatCairnIssuer,
  parseCairnIssuer,
} from './identity/CairnIssuer.ts'
export {
  createDidResolver,
  type DidFaultCode,
  type DidResolution,
  type DidResolver,
} from './identity/createDidResolver.ts'
export {
  type DidDocument,
  DidDocumentError,
  type DidDocumentErrorCode,
  type ListedKey,
} from './identity/DidDocument.ts'
export { InvalidDidKeyError, parseDidKey, toDidKey } from './identity/didKey.ts'
export { parseDidPkh, toDidPkh } from './identity/didPkh.ts'
export { InvalidDidWebError, normalizeDid, toDidWebUrl } from './identity/didWeb.ts'
export { findKey, type KeyAnswer, type MethodFaultCode } from './identity/findKey.ts'
export { parseDidDocument } from './identity/parseDidDocument.ts'
export { toResolveKey } from './identity/toResolveKey.ts'
export { AnchorError, type AnchorErrorCode } from './issuer/anchoring/AnchorError.ts'
export type { AnchorEvent, AnchorOptions } from './issuer/anchoring/AnchorOptions.ts'
export { type Anchored, anchorBatch } from './issuer/anchoring/anchorBatch.ts'
export type { PlannedAnchor } from './issuer/anchoring/toPlannedAnchor.ts'
export { BatchError } from './issuer/assertDistinct.ts'
export { buildCredential, UnknownAchievementError } from './issuer/buildCredential.ts'
export {
  buildStatusLists,
  type StatusListOptions,
} from './issuer/buildStatusLists.ts'
export { assertRenewable } from './issuer/changes/assertRenewable.ts'
export { ChangeError } from './issuer/changes/ChangeError.ts'
export { type Condition, ConditionError, parseCondition } from './issuer/changes/Condition.ts'
export { meets } from './issuer/changes/meets.ts'
export { type Change, type ChangeName, planChanges } from './issuer/changes/planChanges.ts'
export { type ChangeQuote, quoteChanges } from './issuer/changes/quoteChanges.ts'
export { type AnchorEstimate, estimateAnchor } from './issuer/estimate/estimateAnchor.ts'
export { type Price, PriceError, readPriceFeed, toMoney, toPrice } from './issuer/estimate/Price.ts'
export {
  type Batch,
  type BatchOptions,
  type IssuedCredential,
  issueBatch,
} from './issuer/issueBatch.ts'
export type { Journal } from './issuer/journal/Journal.ts'
export type {
  Aggregated,
  Agreed,
  DatedEntry,
  Dropped,
  Final,
  JournalEntry,
  Mined,
  MinedTransaction,
  Planned,
  SeenBlock,
  Sent,
  Signed,
} from './issuer/journal/JournalEntry.ts'
export { JournalError, type JournalErrorCode } from './issuer/journal/JournalError.ts'
export { type Manifest, ManifestError, parseManifest, toManifest } from './issuer/Manifest.ts'
export { type Project, ProjectError, parseProject } from './issuer/project/Project.ts'
export {
  buildProposal,
  type ProposedCall,
  proposeAnchor,
  proposeChange,
} from './issuer/proposal/buildProposal.ts'
export {
  planRegistration,
  type Registrant,
  type RegistrationPlan,
  type RegistrationStep,
} from './issuer/registration/planRegistration.ts'
export {
  quoteRegistration,
  type RegistrationQuote,
} from './issuer/registration/quoteRegistration.ts'
export { RegistrationError } from './issuer/registration/RegistrationError.ts'
export { type RegisterOptions, register } from './issuer/registration/register.ts'
export type { RelayAnswer, RelayedAggregate, RelayRequest } from './issuer/relay/RelayAnswer.ts'
export { type RelayClient, RelayClientError } from './issuer/relay/RelayClient.ts'
export { type RelayBatchOptions, relayBatch } from './issuer/relay/relayBatch.ts'
export { type Renewal, RenewalError, renewDocument } from './issuer/renewDocument.ts'
export type { DateOrder } from './issuer/roster/createDayReader.ts'
export { decodeRoster, RosterEncodingError } from './issuer/roster/decodeRoster.ts'
export { parseRoster } from './issuer/roster/parseRoster.ts'
export type { RosterFault, RosterFaultCode } from './issuer/roster/RosterFault.ts'
export type { RosterRow } from './issuer/roster/RosterRow.ts'
export {
  type AchievementKind,
  type AchievementTemplate,
  type Alignment,
  achievementKinds,
  type Demand,
  type Level,
  type ResultTemplate,
  type Supervision,
  supervisions,
} from './issuer/template/AchievementTemplate.ts'
export { buildAchievement } from './issuer/template/buildAchievement.ts'
export { createTemplate } from './issuer/template/createTemplate.ts'
export {
  lintTemplate,
  type TemplateFinding,
  type TemplateFindingCode,
} from './issuer/template/lintTemplate.ts'
export { parseTemplate, type Template, TemplateError } from './issuer/template/Template.ts'
export {
  buildMerkleTree,
  MerkleIndexError,
  MerkleLeavesError,
  type MerkleTree,
} from './merkle/buildMerkleTree.ts'
export { computeRoot, type InclusionPath } from './merkle/computeRoot.ts'
export type { NodeHash } from './merkle/hashNode.ts'
export type { AggregateProof } from './proof/AggregateProof.ts'
export type { AnchorProof } from './proof/AnchorProof.ts'
export { AnchorProofError } from './proof/AnchorProofError.ts'
export {
  attachAnchorProof,
  parseAnchorProofMember,
  toAnchorProofMember,
} from './proof/anchorProofMember.ts'
export { decodeAnchorProof, encodeAnchorProof } from './proof/anchorProofValue.ts'
export { type Aggregate, type AgreedBatch, buildAggregate } from './proof/buildAggregate.ts'
export {
  ContextDigestError,
  type ContextId,
  type ExtraContexts,
  UnknownContextError,
} from './proof/contexts.ts'
export {
  createEddsaSigner,
  type DocumentSigner,
  type EddsaSecret,
  KeyPairMismatchError,
} from './proof/createEddsaSigner.ts'
export type { EddsaRdfc2022Proof } from './proof/eddsaRdfc2022.ts'
export { CanonicalizationError, UndefinedTermError } from './proof/hashDocument.ts'
export { type HashForSigning, type HashTask, hashForSigning } from './proof/hashForSigning.ts'
export { hashLeaf, type LeafPosition } from './proof/hashLeaf.ts'
export type { AggregatedBatch } from './proof/hashSuperLeaf.ts'
export type { ClaimMismatch } from './proof/jwt/compareClaims.ts'
export { EnvelopeError } from './proof/jwt/EnvelopeError.ts'
export { type JwtAlgorithm, jwtAlgorithms } from './proof/jwt/JwtAlgorithm.ts'
export { JwtError } from './proof/jwt/JwtError.ts'
export { type Envelope, isEnvelope, parseEnvelope } from './proof/jwt/parseEnvelope.ts'
export { type Jwt, parseJwt } from './proof/jwt/parseJwt.ts'
export type { JwtClaims } from './proof/jwt/parseJwtClaims.ts'
export type { JwtHeader } from './proof/jwt/parseJwtHeader.ts'
export { parseSidecar, type Sidecar, toSidecar } from './proof/jwt/sidecar.ts'
export { toJwtDigest } from './proof/jwt/toJwtDigest.ts'
export type { JwtProfile } from './proof/jwt/toJwtProfile.ts'
export {
  type JwtDoubt,
  type JwtFailure,
  type JwtResult,
  verifyJwt,
} from './proof/jwt/verifyJwt.ts'
export type { ProofResult } from './proof/ProofResult.ts'
export type { ProofDemand, ProofFault } from './proof/readProof.ts'
export type { KeyFault } from './proof/resolveProofKey.ts'
export {
  DocumentHasProofError,
  InvalidProofTimeError,
  SignerFaultError,
  signEddsaRdfc2022,
} from './proof/signEddsaRdfc2022.ts'
export type { SuiteName } from './proof/suites.ts'
export { toAggregateSignature } from './proof/toAggregateSignature.ts'
export { verifyAggregateSignature } from './proof/verifyAggregateSignature.ts'
export { type VerifyProof, verifyProof } from './proof/verifyProof.ts'
export type { Patience } from './quorum/createPoll.ts'
export {
  createQuorum,
  InvalidQuorumError,
  type Quorum,
  type QuorumOptions,
} from './quorum/createQuorum.ts'
export type { Dissent, DissentProblem } from './quorum/Dissent.ts'
export { type ChainNodes, openChains } from './quorum/openChains.ts'
export { type AggregateItem, toAggregateItemData } from './registry/AggregateItem.ts'
export {
  type AnchorRequest,
  type SignedAnchor,
  toAnchorRequestData,
} from './registry/AnchorRequest.ts'
export { abi } from './registry/abi.ts'
export type { ChainReader, OutvotedNode, ReadableContract } from './registry/ChainReader.ts'
export {
  type Action,
  actions,
  type ChangeRequest,
  toChangeRequestData,
} from './registry/ChangeRequest.ts'
export type { WriterOptions } from './registry/createCall.ts'
export { createIssuerWriter, type IssuerWriter } from './registry/createIssuerWriter.ts'
export { createNodeReader } from './registry/createNodeReader.ts'
export { createRegistryReader } from './registry/createRegistryReader.ts'
export { createRegistryWriter } from './registry/createRegistryWriter.ts'
export {
  createRelayWriter,
  type RefusedAnchor,
  type RelayWriter,
} from './registry/createRelayWriter.ts'
export {
  createRemoteSigner,
  listRemoteAccounts,
  type RemoteSigner,
} from './registry/createRemoteSigner.ts'
export { type KeyConsent, toKeyConsentData } from './registry/KeyConsent.ts'
export { lensAbi } from './registry/lensAbi.ts'
export { InvalidP256KeyError, toP256Key } from './registry/P256Key.ts'
export type { ReaderOptions } from './registry/ReaderOptions.ts'
export { type Refusal, refusals } from './registry/Refusal.ts'
export {
  type BatchAnchor,
  type BatchChange,
  type Block,
  type BlockTag,
  type Broadcaster,
  type Facts,
  type Finality,
  type IssuerRecord,
  type KeyRecord,
  type KeyRole,
  type KeyType,
  keyRoles,
  keyTypes,
  type Position,
  type Reason,
  type Receipt,
  type RegistryReader,
  type RegistryWriter,
  reasons,
  type StatusChange,
  type TransactionSender,
  type WindowRecord,
} from './registry/Registry.ts'
export {
  type ContractError,
  RegistryError,
  type RegistryErrorCode,
} from './registry/RegistryError.ts'
export { RemoteSignerError } from './registry/RemoteSignerError.ts'
export type { Rpc } from './registry/Rpc.ts'
export {
  InvalidSignatureError,
  toAccountSignature,
  toP256Signature,
} from './registry/signature.ts'
export type { TransactionSigner, UnsignedTransaction } from './registry/TransactionSigner.ts'
export { hashTypedData, type TypedData } from './registry/TypedData.ts'
export { trustAbi } from './registry/trustAbi.ts'
export { buildStatusList, StatusListError } from './status/buildStatusList.ts'
export {
  compareMirror,
  type MirrorFault,
  type MirrorQuestion,
  type MirrorResult,
} from './status/compareMirror.ts'
export { judgeListOrigin } from './status/judgeListOrigin.ts'
export { judgeStatusEntry, type StatusOptions } from './status/judgeStatusEntry.ts'
export { readStatusEntries } from './status/readStatusEntries.ts'
export type {
  BitstringEntry,
  ReadableEntry,
  RevocationListEntry,
  StatusEntry,
} from './status/StatusEntry.ts'
export {
  type FaultCode,
  type KnownStatus,
  type StatusCode,
  type StatusFault,
  type StatusResult,
  statusCodes,
} from './status/StatusResult.ts'
export {
  type MirroredPurpose,
  StatusListUrlError,
  toStatusEntries,
  toStatusListUrl,
} from './status/toStatusEntries.ts'
export { type Mirror, toStatusListCredential } from './status/toStatusListCredential.ts'
export type { ListLimits } from './status/unpackStatusList.ts'
export { worstStatus } from './status/worstStatus.ts'
export {
  createTrustReader,
  type TrustReader,
} from './trust/createTrustReader.ts'
export {
  createTrustRelayWriter,
  type TrustRelayWriter,
} from './trust/createTrustRelayWriter.ts'
export { createTrustWriter, type TrustWriter } from './trust/createTrustWriter.ts'
export type { Edge, GrantRecord, GrantTerms } from './trust/Grant.ts'
export { type GrantRequest, toGrantRequestData } from './trust/GrantRequest.ts'
export { type PathFault, type PathFlaw, type PathQuestion, pathFlaws } from './trust/judgePath.ts'
export { generalScope, type ScopeKind, toScope } from './trust/toScope.ts'
export { type BuiltBundle, type BundleOptions, buildBundle } from './verifier/buildBundle.ts'
export { type CheckCode, checkCodes } from './verifier/CheckCode.ts'
export {
  createVerifier,
  InvalidTimeError,
  type MixedInput,
  type RunOptions,
  type Verifier,
  type VerifierOptions,
} from './verifier/createVerifier.ts'
export type { AllEmbedded } from './verifier/embedded/judgeEmbedded.ts'
export { type Language, languages } from './verifier/languages/Language.ts'
export {
  translate,
  translatePresentation,
  type Untranslated,
  type UntranslatedPresentation,
} from './verifier/languages/translate.ts'
export {
  type AcceptedAchievements,
  defaultMaxBlockAge,
  defaultMaxBundleAge,
  defaultPolicy,
  type KnownGrant,
  type Pin,
  type Policy,
  type RequirableCheck,
  requirableChecks,
  type TrustedBlock,
  type TrustedRegistry,
} from './verifier/Policy.ts'
export { PolicyError, parseGrants, parsePolicy } from './verifier/parsePolicy.ts'
export { parsePresentationReport, parseReport, ReportError } from './verifier/parseReport.ts'
export {
  type AskedPresentation,
  type HolderQuestion,
  HolderQuestionError,
} from './verifier/presentation/HolderQuestion.ts'
export type { PresentationReport } from './verifier/presentation/PresentationReport.ts'
export {
  type CheckName,
  type CheckResult,
  checkNames,
  type EmbeddedReport,
  type Fact,
  type PolicyRule,
  policyRules,
  type Report,
  type Source,
  type Verdict,
} from './verifier/Report.ts'
export {
  exitCodes,
  toEmbeddedExitCode,
  toExitCode,
  toPresentationExitCode,
  worstExitCode,
} from './verifier/toVerdict.ts'
