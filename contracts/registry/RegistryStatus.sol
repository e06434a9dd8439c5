// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../interfaces/IStatus.sol";
import {AnchorId, toAnchorId} from "../types/AnchorId.sol";
import {InlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes, toPackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {Reason} from "../types/Reason.sol";
import {REVOKE, SUSPEND} from "../types/Roles.sol";
import {RegistryAuthority} from "./RegistryAuthority.sol";
import {RegistryRevocations} from "./RegistryRevocations.sol";

/// @title Status of single credentials
/// @dev Each change has its effect in a function of its own, for callers and for signers.
abstract contract RegistryStatus is RegistryAuthority, RegistryRevocations {
    /// @inheritdoc IStatus
    function revoke(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorizeCaller(key, REVOKE);

        _revoke(key, root, indexes, reason);
    }

    /// @inheritdoc IStatus
    function supersede(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorizeCaller(key, REVOKE);

        _supersede(key, root, indexes, reason);
    }

    /// @inheritdoc IStatus
    function suspend(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorizeCaller(key, SUSPEND);

        _suspend(key, root, indexes, reason);
    }

    /// @inheritdoc IStatus
    function reinstate(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorizeCaller(key, SUSPEND);

        _reinstate(key, root, indexes, reason);
    }

    function _revoke(address key, bytes32 root, bytes calldata indexes, Reason reason) internal {
        if (_setRevoked(key, toAnchorId(key, root), _parse(indexes))) emit Revoked(key, root, indexes, reason);
    }

    function _supersede(address key, bytes32 root, bytes calldata indexes, Reason reason) internal {
        if (_set(key, root, Purpose.Superseded, _parse(indexes))) emit Superseded(key, root, indexes, reason);
    }

    function _suspend(address key, bytes32 root, bytes calldata indexes, Reason reason) internal {
        if (_set(key, root, Purpose.Suspended, _parse(indexes))) emit Suspended(key, root, indexes, reason);
    }

    function _reinstate(address key, bytes32 root, bytes calldata indexes, Reason reason) internal {
        AnchorId id = toAnchorId(key, root);
        if (_clearBits(key, id, Purpose.Suspended, _parse(indexes), _anchors[id])) {
            emit Reinstated(key, root, indexes, reason);
        }
    }

    function _set(address key, bytes32 root, Purpose purpose, PackedIndexes indexes) private returns (bool changed) {
        AnchorId id = toAnchorId(key, root);
        InlineEntries memory none;
        return _setBits(key, id, purpose, indexes, _anchors[id], none);
    }

    function _parse(bytes calldata indexes) private pure returns (PackedIndexes) {
        if (indexes.length == 0 || indexes.length % 4 != 0) {
            revert CredentialRegistryMalformedIndexes(indexes.length);
        }
        return toPackedIndexes(indexes);
    }
}
