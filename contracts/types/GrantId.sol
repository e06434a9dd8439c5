// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Edge} from "./Edge.sol";

/// @dev Where a grant is found in storage: keccak256(abi.encode(from, to, scope, sequence)).
type GrantId is bytes32;

function toGrantId(Edge calldata edge) pure returns (GrantId) {
    return GrantId.wrap(keccak256(abi.encode(edge)));
}
