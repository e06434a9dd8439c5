// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What the registry should answer for one batch, kept as plainly as possible.
contract StatusModel {
    uint32 public size;
    bool public compromised;
    mapping(uint32 index => bool yes) public revoked;
    mapping(uint32 index => bool yes) public suspended;
    mapping(uint32 index => bool yes) public superseded;
    bool public batchRevoked;
    bool public batchSuspended;

    function anchor(uint32 count) external {
        if (size == 0) size = count;
    }

    /// @dev The key, since before any anchor.
    function declareCompromised() external {
        compromised = true;
    }

    /// @return accepted Whether the registry has to accept the call.
    /// @return changed Whether it has to emit an event.
    function revoke(uint32[] memory indexes) external returns (bool accepted, bool changed) {
        if (!_inRange(indexes)) return (false, false);
        for (uint256 i = 0; i < indexes.length; ++i) {
            if (!revoked[indexes[i]]) changed = true;
            revoked[indexes[i]] = true;
        }
        return (true, changed);
    }

    function supersede(uint32[] memory indexes) external returns (bool accepted, bool changed) {
        if (!_inRange(indexes)) return (false, false);
        for (uint256 i = 0; i < indexes.length; ++i) {
            if (!superseded[indexes[i]]) changed = true;
            superseded[indexes[i]] = true;
        }
        return (true, changed);
    }

    function revokeBatch() external returns (bool changed) {
        changed = !batchRevoked;
        batchRevoked = true;
    }

    function suspendBatch(bool suspension) external returns (bool changed) {
        changed = batchSuspended != suspension;
        batchSuspended = suspension;
    }

    function suspend(uint32[] memory indexes, bool suspension) external returns (bool accepted, bool changed) {
        if (!_inRange(indexes)) return (false, false);
        for (uint256 i = 0; i < indexes.length; ++i) {
            if (suspended[indexes[i]] != suspension) changed = true;
            suspended[indexes[i]] = suspension;
        }
        return (true, changed);
    }

    function _inRange(uint32[] memory indexes) private view returns (bool) {
        uint32 limit = size == 0 || compromised ? type(uint32).max : size;
        for (uint256 i = 0; i < indexes.length; ++i) {
            if (indexes[i] >= limit) return false;
        }
        return true;
    }
}
