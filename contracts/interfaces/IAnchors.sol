// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorRequest, SignedAnchor} from "../types/AnchorRequest.sol";
import {Batch} from "../types/Batch.sol";
import {Refusal} from "../types/Refusal.sol";

/// @title Anchoring of batches
/// @notice Records which key anchored which Merkle root, when, and over how many credentials. An anchor is
/// written once: a second one of the same root by the same key changes nothing, whatever its size, so that nobody
/// makes a batch fail by getting in first.
interface IAnchors {
    /// @notice A batch was anchored.
    /// @param key The key that anchored it.
    /// @param root The Merkle root of the batch.
    /// @param size The number of credentials in the batch.
    event Anchored(address indexed key, bytes32 indexed root, uint32 size);

    /// @notice One of many signed batches was left out.
    /// @param key The key that it names.
    /// @param root The Merkle root of the batch.
    /// @param item Its place among those that were given, from 0.
    /// @param refusal Why.
    event AnchorRefused(address indexed key, bytes32 indexed root, uint256 item, Refusal refusal);

    /// @notice Batches of any number of issuers were recorded together.
    /// @param superRoot The Merkle root over these batches.
    event Aggregated(bytes32 indexed superRoot);

    /// @notice The root is zero.
    error CredentialRegistryEmptyRoot();

    /// @notice The size is zero.
    /// @param root The root it was given with.
    error CredentialRegistryEmptyBatch(bytes32 root);

    /// @notice The batch cannot be anchored for the key that is said to have signed it.
    /// @param request What it is said to have signed.
    /// @param refusal Why.
    error CredentialRegistryAnchorRefused(AnchorRequest request, Refusal refusal);

    /// @notice Anchors a batch under the caller's key.
    /// @param root Merkle root of the batch; not zero.
    /// @param size Number of credentials in it; not zero.
    function anchor(bytes32 root, uint32 size) external;

    /// @notice Anchors several batches under the caller's key. If one is refused, none is anchored.
    /// @param batches The batches.
    function anchorMany(Batch[] calldata batches) external;

    /// @notice Anchors a batch under the key that signed it, by whoever sends it. A key that is a contract
    /// cannot sign: it calls.
    /// Anchor(address key,bytes32 root,uint32 size,uint256 deadline)
    /// @param request What the key signed.
    /// @param signature Account: r ‖ s ‖ v, 65 bytes, low s. P256: abi.encode(r, s, x, y), 128 bytes, low s, over the
    /// EIP-712 digest without hashing it again.
    function anchorBySig(AnchorRequest calldata request, bytes calldata signature) external;

    /// @notice Anchors batches under the keys that signed them. One that is refused is left out and reported by an
    /// event; the others are anchored.
    /// @param batches The batches and the signatures.
    function anchorManyBySig(SignedAnchor[] calldata batches) external;

    /// @notice Records one root over batches of any number of issuers; a second time changes nothing. What
    /// counts as a batch in it, and whether its key agreed, is judged by the reader: each leaf holds the signature
    /// of its key over this type of EIP-712, and counts if the time recorded here is not after notAfter.
    /// AggregateItem(address key,bytes32 root,uint32 size,uint40 notAfter)
    /// @param superRoot Merkle root over these batches; not zero.
    function aggregate(bytes32 superRoot) external;

    /// @notice When an aggregate was recorded.
    /// @param superRoot Its Merkle root.
    /// @return time Block time in seconds since 1970; 0 if it was not.
    function aggregatedAt(bytes32 superRoot) external view returns (uint40 time);
}
