// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Reason} from "./Reason.sol";

/// @notice What a signer wants done to the status of a batch or of credentials in it.
enum Action {
    Revoke,
    Supersede,
    Suspend,
    Reinstate,
    RevokeBatch,
    SuspendBatch,
    ReinstateBatch
}

/// @notice A change of status that somebody signed, for anybody to send.
/// @param action What to do; each has an EIP-712 type of its own name.
/// @param key The key of the anchor.
/// @param root Merkle root of the batch.
/// @param indexes Positions, four bytes each, big-endian; empty where the action is on the whole batch.
/// @param reason Why; goes into the event only.
/// @param signer Who signed: the key of the anchor, another key of its issuer, or the controller.
/// @param nonce A number that the signer never used before; only for what can be done twice, to suspend and to
/// reinstate. Else 0.
/// @param deadline The last block time at which it can be sent.
/// @param signature Account: r ‖ s ‖ v, 65 bytes, low s. P256: abi.encode(r, s, x, y), 128 bytes, low s, over the
/// EIP-712 digest without hashing it again.
struct SignedChange {
    Action action;
    address key;
    bytes32 root;
    bytes indexes;
    Reason reason;
    address signer;
    uint256 nonce;
    uint256 deadline;
    bytes signature;
}

using {hash, isOnBatch, isReversible} for SignedChange global;

bytes32 constant REVOKE_TYPE = keccak256(
    "Revoke(address key,bytes32 root,bytes indexes,uint8 reason,uint256 deadline)"
);
bytes32 constant SUPERSEDE_TYPE = keccak256(
    "Supersede(address key,bytes32 root,bytes indexes,uint8 reason,uint256 deadline)"
);
bytes32 constant SUSPEND_TYPE = keccak256(
    "Suspend(address key,bytes32 root,bytes indexes,uint8 reason,uint256 nonce,uint256 deadline)"
);
bytes32 constant REINSTATE_TYPE = keccak256(
    "Reinstate(address key,bytes32 root,bytes indexes,uint8 reason,uint256 nonce,uint256 deadline)"
);
bytes32 constant REVOKE_BATCH_TYPE = keccak256("RevokeBatch(address key,bytes32 root,uint8 reason,uint256 deadline)");
bytes32 constant SUSPEND_BATCH_TYPE = keccak256(
    "SuspendBatch(address key,bytes32 root,uint8 reason,uint256 nonce,uint256 deadline)"
);
bytes32 constant REINSTATE_BATCH_TYPE = keccak256(
    "ReinstateBatch(address key,bytes32 root,uint8 reason,uint256 nonce,uint256 deadline)"
);

/// @dev Whether it is on the whole batch rather than on positions in it.
function isOnBatch(SignedChange calldata change) pure returns (bool) {
    return change.action >= Action.RevokeBatch;
}

/// @dev Whether it could be done twice with another effect.
function isReversible(SignedChange calldata change) pure returns (bool) {
    Action action = change.action;
    return action != Action.Revoke && action != Action.Supersede && action != Action.RevokeBatch;
}

/// @dev hashStruct of EIP-712: the type of the action over those fields that the action has, in this order.
function hash(SignedChange calldata change) pure returns (bytes32) {
    bytes memory fields = abi.encode(_toType(change.action), change.key, change.root);
    if (!change.isOnBatch()) fields = bytes.concat(fields, keccak256(change.indexes));
    fields = bytes.concat(fields, abi.encode(change.reason));
    if (change.isReversible()) fields = bytes.concat(fields, bytes32(change.nonce));
    return keccak256(bytes.concat(fields, bytes32(change.deadline)));
}

function _toType(Action action) pure returns (bytes32) {
    if (action == Action.Revoke) return REVOKE_TYPE;
    if (action == Action.Supersede) return SUPERSEDE_TYPE;
    if (action == Action.Suspend) return SUSPEND_TYPE;
    if (action == Action.Reinstate) return REINSTATE_TYPE;
    if (action == Action.RevokeBatch) return REVOKE_BATCH_TYPE;
    if (action == Action.SuspendBatch) return SUSPEND_BATCH_TYPE;
    return REINSTATE_BATCH_TYPE;
}
