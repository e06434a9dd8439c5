// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {AnchorId, toAnchorId} from "../types/AnchorId.sol";
import {InlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes, toPackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {REVOKE, SUSPEND} from "../types/Roles.sol";
import {RegistryAuthority} from "./RegistryAuthority.sol";
import {RegistryRevocations} from "./RegistryRevocations.sol";

/// @title Status of single credentials
abstract contract RegistryStatus is RegistryAuthority, RegistryRevocations {
    /// @inheritdoc ICredentialRegistry
    function revoke(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorize(key, REVOKE);
        PackedIndexes packed = _parse(indexes);

        if (_revoke(toAnchorId(key, root), packed)) emit Revoked(key, root, indexes, reason);
    }

    /// @inheritdoc ICredentialRegistry
    function suspend(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorize(key, SUSPEND);
        PackedIndexes packed = _parse(indexes);

        if (_suspend(toAnchorId(key, root), packed)) emit Suspended(key, root, indexes, reason);
    }

    /// @inheritdoc ICredentialRegistry
    function reinstate(address key, bytes32 root, bytes calldata indexes, Reason reason) external {
        _authorize(key, SUSPEND);
        PackedIndexes packed = _parse(indexes);

        if (_reinstate(toAnchorId(key, root), packed)) emit Reinstated(key, root, indexes, reason);
    }

    function _suspend(AnchorId id, PackedIndexes indexes) internal returns (bool changed) {
        InlineEntries memory none;
        return _setBits(id, Purpose.Suspended, indexes, _anchors[id].size(), none);
    }

    function _reinstate(AnchorId id, PackedIndexes indexes) internal returns (bool changed) {
        return _clearBits(id, Purpose.Suspended, indexes, _anchors[id].size());
    }

    function _parse(bytes calldata indexes) private pure returns (PackedIndexes) {
        if (indexes.length == 0 || indexes.length % 4 != 0) {
            revert CredentialRegistryMalformedIndexes(indexes.length);
        }
        return toPackedIndexes(indexes);
    }
}
