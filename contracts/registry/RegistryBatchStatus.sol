// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../interfaces/IStatus.sol";
import {AnchorId, toAnchorId} from "../types/AnchorId.sol";
import {AnchorSlot, BATCH_REVOKED, BATCH_SUSPENDED} from "../types/AnchorSlot.sol";
import {Reason} from "../types/Reason.sol";
import {REVOKE, SUSPEND} from "../types/Roles.sol";
import {RegistryAuthority} from "./RegistryAuthority.sol";

/// @title Status of whole batches
/// @dev Each change has its effect in a function of its own, for callers and for signers.
abstract contract RegistryBatchStatus is RegistryAuthority {
    /// @inheritdoc IStatus
    function revokeBatch(address key, bytes32 root, Reason reason) external {
        _authorizeCaller(key, REVOKE);

        _revokeBatch(key, root, reason);
    }

    /// @inheritdoc IStatus
    function suspendBatch(address key, bytes32 root, Reason reason) external {
        _authorizeCaller(key, SUSPEND);

        _suspendBatch(key, root, reason);
    }

    /// @inheritdoc IStatus
    function reinstateBatch(address key, bytes32 root, Reason reason) external {
        _authorizeCaller(key, SUSPEND);

        _reinstateBatch(key, root, reason);
    }

    function _revokeBatch(address key, bytes32 root, Reason reason) internal {
        AnchorId id = toAnchorId(key, root);
        AnchorSlot slot = _anchors[id];
        if (slot.has(BATCH_REVOKED)) return;

        _anchors[id] = slot.withFlag(BATCH_REVOKED);
        emit BatchRevoked(key, root, reason);
    }

    function _suspendBatch(address key, bytes32 root, Reason reason) internal {
        AnchorId id = toAnchorId(key, root);
        AnchorSlot slot = _anchors[id];
        if (slot.has(BATCH_SUSPENDED)) return;

        _anchors[id] = slot.withFlag(BATCH_SUSPENDED);
        emit BatchSuspended(key, root, reason);
    }

    function _reinstateBatch(address key, bytes32 root, Reason reason) internal {
        AnchorId id = toAnchorId(key, root);
        AnchorSlot slot = _anchors[id];
        if (!slot.has(BATCH_SUSPENDED)) return;

        _anchors[id] = slot.withoutFlag(BATCH_SUSPENDED);
        emit BatchReinstated(key, root, reason);
    }
}
