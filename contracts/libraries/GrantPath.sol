// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Edge} from "../types/Edge.sol";
import {GrantId, toGrantId} from "../types/GrantId.sol";
import {GrantSlot} from "../types/GrantSlot.sol";
import {PathFlaw} from "../types/PathFlaw.sol";

/// @title Paths of grants
/// @notice From an issuer that a verifier trusts to one that it does not know, each vouching for the next.
library GrantPath {
    /// @notice Whether the path leads from the root to the issuer.
    /// @param grants The grants that were written.
    /// @param root The issuer where it has to start.
    /// @param issuer The issuer where it has to end.
    /// @param scope What has to be vouched for.
    /// @param path The edges in order; none only where the root is the issuer.
    /// @param time When each of them has to be good.
    /// @return flaw The first thing that is wrong, or None.
    /// @return place The edge, from 0, where it is; the number of edges where no edge is wrong.
    function judge(
        mapping(GrantId grantId => GrantSlot slot) storage grants,
        uint64 root,
        uint64 issuer,
        bytes32 scope,
        Edge[] calldata path,
        uint40 time
    ) internal view returns (PathFlaw flaw, uint256 place) {
        uint64 reached = root;
        bytes32 reachedScope = 0;
        for (; place < path.length; ++place) {
            Edge calldata edge = path[place];
            if (edge.from != reached) return (PathFlaw.Broken, place);
            // It stays 0 until it becomes the one that is asked for, and then stays that.
            if (edge.scope != reachedScope && edge.scope != scope) return (PathFlaw.OutOfScope, place);
            flaw = _judge(grants[toGrantId(edge)], path.length - 1 - place, time);
            if (flaw != PathFlaw.None) return (flaw, place);

            reached = edge.to;
            reachedScope = edge.scope;
        }
        if (reached != issuer) flaw = PathFlaw.Broken;
    }

    /// @dev The path length of RFC 5280 §6.1.4 (l) and (m), where remaining becomes min(remaining - 1, depth), comes
    /// to this: each edge allows at least as many as follow it.
    function _judge(GrantSlot slot, uint256 following, uint40 time) private pure returns (PathFlaw) {
        if (!slot.isWritten()) return PathFlaw.Unknown;
        if (slot.depth() < following) return PathFlaw.TooLong;
        if (!slot.window().isGoodAt(time)) return PathFlaw.NotGood;
        return PathFlaw.None;
    }
}
