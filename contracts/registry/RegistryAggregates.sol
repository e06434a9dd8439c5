// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnchors} from "../interfaces/IAnchors.sol";
import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title One record for many batches
abstract contract RegistryAggregates is ICredentialRegistry, RegistryStorage {
    /// @inheritdoc IAnchors
    function aggregate(bytes32 superRoot) external {
        if (superRoot == 0) revert CredentialRegistryEmptyRoot();
        if (_aggregates[superRoot] != 0) return;

        _aggregates[superRoot] = uint40(block.timestamp);
        emit Aggregated(superRoot);
    }

    /// @inheritdoc IAnchors
    function aggregatedAt(bytes32 superRoot) external view returns (uint40 time) {
        return _aggregates[superRoot];
    }
}
