// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Reason} from "../types/Reason.sol";
import {SignedChange} from "../types/SignedChange.sol";

/// @title Status of credentials and of whole batches
/// @notice Revoked and superseded are final; suspended is not. A call that changes nothing emits nothing.
/// @dev Who may: if no issuer has the key of the anchor, that key. Otherwise a key of the same issuer that is good now
/// and has the role, be it the key of the anchor or another; and the controller.
///
/// The batch need not be anchored, now or ever: it may be part of an aggregate. Positions are given as four bytes
/// each, big-endian, in any order; ascending is cheapest. They lie below the size, or below 2^32 - 1 where there is
/// no anchor, or one that is void: made when the key of an issuer had ended, was compromised as declared by now, or
/// was not for anchors. So who has the key of a batch in an aggregate, and anchors it with a smaller size besides,
/// leaves positions that can be changed with the whole batch only, but not for longer than that anchor counts.
interface IStatus {
    /// @notice Credentials were revoked, for ever.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param indexes The positions as they were given: four bytes each, big-endian.
    /// @param reason Why.
    event Revoked(address indexed key, bytes32 indexed root, bytes indexes, Reason reason);

    /// @notice Credentials were superseded by others, for ever.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param indexes The positions as they were given: four bytes each, big-endian.
    /// @param reason Why.
    event Superseded(address indexed key, bytes32 indexed root, bytes indexes, Reason reason);

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

    /// @notice A whole batch was revoked, for ever.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param reason Why.
    event BatchRevoked(address indexed key, bytes32 indexed root, Reason reason);

    /// @notice A whole batch was suspended.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param reason Why.
    event BatchSuspended(address indexed key, bytes32 indexed root, Reason reason);

    /// @notice A suspended batch was reinstated. Credentials that were suspended one by one stay so.
    /// @param key The key of the anchor.
    /// @param root The Merkle root of the batch.
    /// @param reason Why.
    event BatchReinstated(address indexed key, bytes32 indexed root, Reason reason);

    /// @notice A signer made a nonce useless.
    /// @param signer Who.
    /// @param nonce The nonce.
    event NonceCancelled(address indexed signer, uint256 nonce);

    /// @notice This account may not change the status of batches of this key.
    /// @param actor Who called, or signed.
    /// @param key The key of the anchor.
    error CredentialRegistryUnauthorized(address actor, address key);

    /// @notice The position lies outside the batch.
    /// @param index The position, from 0.
    /// @param size The number of credentials in the batch; the largest possible one where no anchor says it.
    error CredentialRegistryIndexOutOfRange(uint32 index, uint32 size);

    /// @notice The packed positions are not a whole number of four-byte words: at least one for credentials, none
    /// for a whole batch.
    /// @param length The length given, in bytes.
    error CredentialRegistryMalformedIndexes(uint256 length);

    /// @notice What was signed could be sent until a time that has passed.
    /// @param deadline That time.
    /// @param time The block time.
    error CredentialRegistrySignatureExpired(uint256 deadline, uint256 time);

    /// @notice The signer did not sign this.
    /// @param signer The signer that was named.
    error CredentialRegistryInvalidSignature(address signer);

    /// @notice The signer used or cancelled this nonce before.
    /// @param signer The signer.
    /// @param nonce The nonce.
    error CredentialRegistryNonceUsed(address signer, uint256 nonce);

    /// @notice A nonce was given where none is signed.
    /// @param nonce The nonce.
    error CredentialRegistryNeedlessNonce(uint256 nonce);

    /// @notice Revokes positions of a batch for ever. Role: 4.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes The positions.
    /// @param reason Why; goes into the event only.
    function revoke(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice Marks positions of a batch as superseded by other credentials, for ever. Role: 4.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes The positions.
    /// @param reason Why; goes into the event only.
    function supersede(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice Suspends positions of a batch. Role: 2.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes The positions.
    /// @param reason Why; goes into the event only.
    function suspend(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice Reinstates suspended positions of a batch. Role: 2.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param indexes The positions.
    /// @param reason Why; goes into the event only.
    function reinstate(address key, bytes32 root, bytes calldata indexes, Reason reason) external;

    /// @notice Revokes a whole batch for ever. Role: 4.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param reason Why; goes into the event only.
    function revokeBatch(address key, bytes32 root, Reason reason) external;

    /// @notice Suspends a whole batch. Role: 2.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param reason Why; goes into the event only.
    function suspendBatch(address key, bytes32 root, Reason reason) external;

    /// @notice Reinstates a suspended batch. Role: 2.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param reason Why; goes into the event only.
    function reinstateBatch(address key, bytes32 root, Reason reason) external;

    /// @notice Does any of these for whoever signed it, with the right that the signer has now. A key that is a
    /// contract cannot sign: it calls.
    /// Revoke(address key,bytes32 root,bytes indexes,uint8 reason,uint256 deadline); Supersede likewise.
    /// Suspend(address key,bytes32 root,bytes indexes,uint8 reason,uint256 nonce,uint256 deadline); Reinstate likewise.
    /// RevokeBatch(address key,bytes32 root,uint8 reason,uint256 deadline).
    /// SuspendBatch(address key,bytes32 root,uint8 reason,uint256 nonce,uint256 deadline); ReinstateBatch likewise.
    /// @param change The change and the signature.
    function changeStatusBySig(SignedChange calldata change) external;

    /// @notice Makes a nonce of the caller useless, so that what was signed with it cannot be sent any more.
    /// A P-256 key cannot call: it signs a change that changes nothing, with that nonce, and has it sent.
    /// @param nonce The nonce, not used before.
    function cancelNonce(uint256 nonce) external;

    /// @notice Whether a nonce was used or cancelled.
    /// @param signer Whose nonce.
    /// @param nonce The nonce.
    /// @return used Whether it was.
    function isNonceUsed(address signer, uint256 nonce) external view returns (bool used);
}
