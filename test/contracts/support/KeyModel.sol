// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";

/// @dev What the registry should know of issuers, keys and one batch of each key, kept as plainly as possible.
/// No function returns anything but whether the registry has to accept the call; a refused one changes nothing.
abstract contract KeyModel {
    uint40 public time = 1_000;

    mapping(uint64 issuerId => address account) public controllerOf;
    mapping(address key => KeyRecord record) internal _records;
    mapping(address key => uint256 bits) public revoked;
    mapping(address key => uint256 bits) public suspended;

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

    /// @dev Action 0 revokes, 1 suspends, 2 reinstates.
    function _change(uint256 action, address caller, address key, uint256 bit) internal returns (bool) {
        if (!_mayChange(caller, key, action == 0 ? 4 : 2)) return false;
        if (action == 0) revoked[key] |= bit;
        if (action == 1) suspended[key] |= bit;
        if (action == 2) suspended[key] &= ~bit;
        return true;
    }

    function _mayChange(address caller, address key, uint8 role) private view returns (bool) {
        uint64 issuerId = _records[key].issuerId;
        if (issuerId == 0) return caller == key;
        if (caller == controllerOf[issuerId]) return true;

        KeyRecord memory record = _records[caller];
        bool calls = record.keyType != KeyType.P256;
        return calls && record.issuerId == issuerId && record.roles & role == role && _isGood(record, time);
    }

    function _isGood(KeyRecord memory record, uint40 when) internal pure returns (bool) {
        bool ended = record.end != 0 && record.end <= when;
        bool bad = record.badSince != 0 && record.badSince <= when;
        return record.from <= when && !ended && !bad;
    }
}
