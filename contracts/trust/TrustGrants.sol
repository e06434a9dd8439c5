// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrustRegistry} from "../interfaces/ITrustRegistry.sol";
import {Edge} from "../types/Edge.sol";
import {GrantId, toGrantId} from "../types/GrantId.sol";
import {GrantSlot, toGrantSlot} from "../types/GrantSlot.sol";
import {openWindow, Window} from "../types/Window.sol";
import {TrustAuthority} from "./TrustAuthority.sol";
import {TrustStorage} from "./TrustStorage.sol";

/// @title Writing and narrowing of grants
abstract contract TrustGrants is ITrustRegistry, TrustStorage, TrustAuthority {
    /// @inheritdoc ITrustRegistry
    function grant(Edge calldata edge, uint40 end, uint8 depth) external {
        _authorizeCaller(edge.from);

        _grant(edge, end, depth);
    }

    /// @inheritdoc ITrustRegistry
    function endGrant(Edge calldata edge, uint40 end) external {
        _authorizeCaller(edge.from);

        _endGrant(edge, end);
    }

    /// @inheritdoc ITrustRegistry
    function disownGrant(Edge calldata edge, uint40 since) external {
        _authorizeCaller(edge.from);

        _disownGrant(edge, since);
    }

    function _grant(Edge calldata edge, uint40 end, uint8 depth) internal {
        if (edge.from == edge.to) revert TrustRegistrySelfGrant(edge.from);
        if (_controllerOf(edge.to) == address(0)) revert TrustRegistryUnknownIssuer(edge.to);
        GrantId id = toGrantId(edge);
        GrantSlot slot = _grants[id];
        if (slot.isWritten()) {
            if (slot.hasTerms(end, depth)) return;
            revert TrustRegistrySequenceUsed(edge);
        }
        Window window = openWindow();
        if (end != 0) window = window.endAt(end);

        _grants[id] = toGrantSlot(window, depth);
        emit Granted(edge.from, edge.to, edge.scope, edge.sequence, end, depth);
    }

    function _endGrant(Edge calldata edge, uint40 end) internal {
        (GrantId id, GrantSlot slot) = _load(edge);
        Window window = slot.window();
        if (end != 0 && window.end() == end) return;

        _grants[id] = slot.withWindow(window.endAt(end));
        emit GrantEnded(edge.from, edge.to, edge.scope, edge.sequence, end);
    }

    function _disownGrant(Edge calldata edge, uint40 since) internal {
        (GrantId id, GrantSlot slot) = _load(edge);
        Window window = slot.window();
        if (since != 0 && window.badSince() == since) return;

        _grants[id] = slot.withWindow(window.declareBad(since));
        emit GrantDisowned(edge.from, edge.to, edge.scope, edge.sequence, since);
    }

    function _load(Edge calldata edge) private view returns (GrantId id, GrantSlot slot) {
        id = toGrantId(edge);
        slot = _grants[id];
        if (!slot.isWritten()) revert TrustRegistryUnknownGrant(edge);
    }
}
