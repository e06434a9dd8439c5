// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Names one grant.
/// @param from The issuer that grants.
/// @param to The issuer that it vouches for.
/// @param scope What it vouches for: 0 for everything, else keccak256 of "type:", "framework:" or "achievement:" and
/// a name.
/// @param sequence A number that tells apart the grants of one scope from one issuer to another.
struct Edge {
    uint64 from;
    uint64 to;
    bytes32 scope;
    uint32 sequence;
}
