// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyRecord} from "../types/KeyRecord.sol";
import {IAssertionKeys} from "./IAssertionKeys.sol";
import {IIssuers} from "./IIssuers.sol";
import {IKeys} from "./IKeys.sol";

/// @title Registry of anchored batches of credentials, of their status, and of issuers and their keys
/// @notice Records which key anchored which Merkle root, when, over how many credentials, which of those
/// credentials are revoked or suspended, and whose the keys are. Nothing personal is written: roots, indexes
/// and neutral reasons. No owner, no upgrade, no ETH.
/// @dev An anchor belongs to the key that wrote it. Who that key speaks for is judged by the reader.
///
/// Who may change the status of a batch: if no issuer has the key of the anchor, that key. Otherwise a key of the
/// same issuer that is good now and has the role, be it the key of the anchor or another; and the controller.
interface ICredentialRegistry is IIssuers, IKeys, IAssertionKeys {
    /// @notice Why a status was changed. Neutral on purpose: the event is public for ever.
    enum Reason {
        Unspecified,
        Error,
        Withdrawn,
        Key
    }

    /// @notice What the registry knows of one position in one batch.
    /// @param anchoredAt Block time of the anchor, in seconds since 1970; 0 where there is no anchor.
    /// @param size Number of credentials in the batch; 0 where there is no anchor.
    /// @param batchRevoked Whether the whole batch is revoked.
    /// @param batchSuspended Whether the whole batch is suspended.
    /// @param revoked Whether this position is revoked; final.
    /// @param suspended Whether this position is suspended; reversible.
    /// @param superseded Whether this position is superseded; final.
    struct Facts {
        uint40 anchoredAt;
        uint32 size;
        bool batchRevoked;
        bool batchSuspended;
        bool revoked;
        bool suspended;
        bool superseded;
    }

    /// @notice A batch was anchored.
    /// @param key The key that anchored it.
    /// @param root The Merkle root of the batch.
    /// @param size The number of credentials in the batch.
    event Anchored(address indexed key, bytes32 indexed root, uint32 size);

    /// @notice Credentials were revoked, for ever.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param indexes The positions as they were given: four bytes each, big-endian.
    /// @param reason Why.
    event Revoked(address indexed key, bytes32 indexed root, bytes indexes, Reason reason);

    /// @notice Credentials were suspended.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param indexes The positions as they were given: four bytes each, big-endian.
    /// @param reason Why.
    event Suspended(address indexed key, bytes32 indexed root, bytes indexes, Reason reason);

    /// @notice Suspended credentials were reinstated.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param indexes The positions as they were given: four bytes each, big-endian.
    /// @param reason Why.
    event Reinstated(address indexed key, bytes32 indexed root, bytes indexes, Reason reason);

    /// @notice The root is zero.
    error CredentialRegistryEmptyRoot();

    /// @notice The size is zero.
    /// @param root The root it was given with.
    error CredentialRegistryEmptyBatch(bytes32 root);

    /// @notice The caller may not change the status of batches of this key.
    /// @param caller Who called.
    /// @param key The key of the anchor.
    error CredentialRegistryUnauthorized(address caller, address key);

    /// @notice The position lies outside the anchored batch.
    /// @param index The position, from 0.
    /// @param size The number of credentials in the batch.
    error CredentialRegistryIndexOutOfRange(uint32 index, uint32 size);

    /// @notice The packed positions are empty or not a whole number of four-byte words.
    /// @param length The length given, in bytes.
    error CredentialRegistryMalformedIndexes(uint256 length);

    /// @notice Anchors a batch under the caller's key. A second call with the same root changes nothing,
    /// whatever its size.
    /// @param root Merkle root of the batch; not zero.
    /// @param size Number of credentials in it; not zero.
    function anchor(bytes32 root, uint32 size) external;

    /// @notice Revokes positions of a batch for ever, whether or not the batch is anchored yet. Role: 4.
    /// What is revoked already stays so; if nothing changes, nothing is emitted.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes Positions, four bytes each, big-endian, in any order; ascending is cheapest.
    /// Below the size, if the batch is anchored.
    /// @param reason Why; goes into the event only.
    function revoke(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice Suspends positions of a batch, whether or not the batch is anchored yet. Role: 2.
    /// If nothing changes, nothing is emitted.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes Positions, four bytes each, big-endian, in any order; ascending is cheapest.
    /// Below the size, if the batch is anchored.
    /// @param reason Why; goes into the event only.
    function suspend(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice Reinstates suspended positions of a batch. Role: 2. If nothing changes, nothing is emitted.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes Positions, four bytes each, big-endian, in any order; ascending is cheapest.
    /// Below the size, if the batch is anchored.
    /// @param reason Why; goes into the event only.
    function reinstate(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice What is known of one position of one batch, and of its key. Reads the same storage whatever the
    /// answer.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param index Position in the batch, from 0.
    /// @return facts All zero for what was never written. A position beyond the size is no error here.
    /// @return keyRecord All zero if no issuer has the key.
    function factsOf(
        address key,
        bytes32 root,
        uint32 index
    ) external view returns (Facts memory facts, KeyRecord memory keyRecord);
}
