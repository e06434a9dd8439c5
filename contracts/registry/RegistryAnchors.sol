// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {AnchorId, toAnchorId} from "../types/AnchorId.sol";
import {AnchorSlot} from "../types/AnchorSlot.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title Anchoring of batches
abstract contract RegistryAnchors is ICredentialRegistry, RegistryStorage {
    /// @inheritdoc ICredentialRegistry
    function anchor(bytes32 root, uint32 size) external {
        if (root == 0) revert CredentialRegistryEmptyRoot();
        if (size == 0) revert CredentialRegistryEmptyBatch(root);

        _anchor(msg.sender, root, size);
    }

    /// @dev Writes once; after that a silent no-op, so that nobody makes a batch fail by getting in first.
    function _anchor(address key, bytes32 root, uint32 size) internal {
        AnchorId id = toAnchorId(key, root);
        AnchorSlot slot = _anchors[id];
        if (slot.size() != 0) return;

        _anchors[id] = slot.withAnchor(uint40(block.timestamp), size);
        emit Anchored(key, root, size);
    }
}
