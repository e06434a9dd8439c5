// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrustRegistry} from "../interfaces/ITrustRegistry.sol";
import {Edge} from "../types/Edge.sol";
import {TrustGrants} from "./TrustGrants.sol";

/// @title Grants that a controller signed
abstract contract TrustRelays is TrustGrants {
    bytes32 private constant GRANT_TYPE = keccak256(
        "Grant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 end,uint8 depth,uint256 deadline)"
    );
    bytes32 private constant END_GRANT_TYPE = keccak256(
        "EndGrant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 end,uint256 deadline)"
    );
    bytes32 private constant DISOWN_GRANT_TYPE = keccak256(
        "DisownGrant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 since,uint256 deadline)"
    );

    /// @inheritdoc ITrustRegistry
    function grantBySig(
        Edge calldata edge,
        uint40 end,
        uint8 depth,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(abi.encode(GRANT_TYPE, edge, end, depth, deadline));
        _authorizeSigner(edge.from, structHash, deadline, signature);

        _grant(edge, end, depth);
    }

    /// @inheritdoc ITrustRegistry
    function endGrantBySig(Edge calldata edge, uint40 end, uint256 deadline, bytes calldata signature) external {
        bytes32 structHash = keccak256(abi.encode(END_GRANT_TYPE, edge, end, deadline));
        _authorizeSigner(edge.from, structHash, deadline, signature);

        _endGrant(edge, end);
    }

    /// @inheritdoc ITrustRegistry
    function disownGrantBySig(Edge calldata edge, uint40 since, uint256 deadline, bytes calldata signature) external {
        bytes32 structHash = keccak256(abi.encode(DISOWN_GRANT_TYPE, edge, since, deadline));
        _authorizeSigner(edge.from, structHash, deadline, signature);

        _disownGrant(edge, since);
    }
}
