// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnchors} from "../interfaces/IAnchors.sol";
import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {AnchorId, toAnchorId} from "../types/AnchorId.sol";
import {AnchorSlot} from "../types/AnchorSlot.sol";
import {Batch} from "../types/Batch.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title Anchoring of batches by their keys
abstract contract RegistryAnchors is ICredentialRegistry, RegistryStorage {
    /// @inheritdoc IAnchors
    function anchor(bytes32 root, uint32 size) external {
        _anchorOwn(root, size);
    }

    /// @inheritdoc IAnchors
    function anchorMany(Batch[] calldata batches) external {
        for (uint256 i = 0; i < batches.length; ++i) _anchorOwn(batches[i].root, batches[i].size);
    }

    /// @dev Writes once; after that a silent no-op.
    function _anchor(address key, bytes32 root, uint32 size) internal {
        AnchorId id = toAnchorId(key, root);
        AnchorSlot slot = _anchors[id];
        if (slot.size() != 0) return;

        _anchors[id] = slot.withAnchor(uint40(block.timestamp), size);
        emit Anchored(key, root, size);
    }

    function _anchorOwn(bytes32 root, uint32 size) private {
        if (root == 0) revert CredentialRegistryEmptyRoot();
        if (size == 0) revert CredentialRegistryEmptyBatch(root);

        _anchor(msg.sender, root, size);
    }
}
