// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {Action} from "../../../contracts/types/SignedChange.sol";

/// @dev What the registry should know of issuers, keys and one batch of each key, kept as plainly as possible.
/// No function returns anything but whether the registry has to accept the call; a refused one changes nothing.
abstract contract KeyModel {
    uint40 public time = 1_000;

    mapping(uint64 issuerId => address account) public controllerOf;
    mapping(address key => KeyRecord record) internal _records;
    mapping(address key => uint256 bits) public revoked;
    mapping(address key => uint256 bits) public suspended;
    mapping(address key => uint256 bits) public superseded;
    mapping(address key => bool yes) public batchRevoked;
    mapping(address key => bool yes) public batchSuspended;
    mapping(address signer => mapping(uint256 nonce => bool yes)) public nonceUsed;

    function recordOf(address key) external view returns (KeyRecord memory) {
        return _records[key];
    }

    function _add(KeyRecord memory record, address caller, address key, bool consents) internal returns (bool) {
        if (caller != controllerOf[record.issuerId] || !consents) return false;
        if (_records[key].issuerId != 0) return false;
        if (record.roles == 0 || record.roles > 7) return false;
        record.from = time;
        _records[key] = record;
        return true;
    }

    function _end(address caller, address key, uint40 end) internal returns (bool) {
        KeyRecord storage record = _records[key];
        if (record.issuerId == 0 || caller != controllerOf[record.issuerId]) return false;
        if (end < time || (record.end != 0 && end >= record.end)) return false;
        record.end = end;
        return true;
    }

    function _declare(address caller, address key, uint40 since) internal returns (bool) {
        KeyRecord storage record = _records[key];
        if (record.issuerId == 0 || caller != controllerOf[record.issuerId]) return false;
        if (since == 0 || since > time || (record.badSince != 0 && since >= record.badSince)) return false;
        record.badSince = since;
        return true;
    }

    function _change(Action action, address caller, address key, uint256 bit) internal returns (bool) {
        return _mayChange(caller, key, _roleOf(action), false) && _apply(action, key, bit);
    }

    function _changeSigned(
        Action action,
        address signer,
        address key,
        uint256 bit,
        uint256 nonce
    ) internal returns (bool) {
        if (!_mayChange(signer, key, _roleOf(action), true)) return false;
        if (_roleOf(action) == 2) {
            if (nonceUsed[signer][nonce]) return false;
            nonceUsed[signer][nonce] = true;
        }
        return _apply(action, key, bit);
    }

    function _apply(Action action, address key, uint256 bit) private returns (bool) {
        if (action == Action.Revoke) revoked[key] |= bit;
        if (action == Action.Supersede) superseded[key] |= bit;
        if (action == Action.Suspend) suspended[key] |= bit;
        if (action == Action.Reinstate) suspended[key] &= ~bit;
        if (action == Action.RevokeBatch) batchRevoked[key] = true;
        if (action == Action.SuspendBatch) batchSuspended[key] = true;
        if (action == Action.ReinstateBatch) batchSuspended[key] = false;
        return true;
    }

    /// @dev To revoke and to supersede, 4; to suspend and to reinstate, 2.
    function _roleOf(Action action) internal pure returns (uint8) {
        return action == Action.Revoke || action == Action.Supersede || action == Action.RevokeBatch ? 4 : 2;
    }

    function _mayChange(address actor, address key, uint8 role, bool signs) private view returns (bool) {
        uint64 issuerId = _records[key].issuerId;
        if (issuerId == 0) return actor == key;
        if (actor == controllerOf[issuerId]) return true;

        KeyRecord memory record = _records[actor];
        bool acts = signs || record.keyType != KeyType.P256;
        return acts && record.issuerId == issuerId && record.roles & role == role && _isGood(record, time);
    }

    function _isGood(KeyRecord memory record, uint40 when) internal pure returns (bool) {
        bool ended = record.end != 0 && record.end <= when;
        bool bad = record.badSince != 0 && record.badSince <= when;
        return record.from <= when && !ended && !bad;
    }
}
