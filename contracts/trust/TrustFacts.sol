// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrustRegistry} from "../interfaces/ITrustRegistry.sol";
import {GrantPath} from "../libraries/GrantPath.sol";
import {Edge} from "../types/Edge.sol";
import {toGrantId} from "../types/GrantId.sol";
import {GrantRecord} from "../types/GrantRecord.sol";
import {PathFlaw} from "../types/PathFlaw.sol";
import {TrustStorage} from "./TrustStorage.sol";

/// @title Reading of grants
abstract contract TrustFacts is ITrustRegistry, TrustStorage {
    /// @inheritdoc ITrustRegistry
    function grantOf(Edge calldata edge) external view returns (GrantRecord memory record) {
        return _grants[toGrantId(edge)].toRecord();
    }

    /// @inheritdoc ITrustRegistry
    function judgePath(
        uint64 root,
        uint64 issuer,
        bytes32 scope,
        Edge[] calldata path,
        uint40 time
    ) external view returns (PathFlaw flaw, uint256 place) {
        return GrantPath.judge(_grants, root, issuer, scope, path, time);
    }
}
