// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Edge} from "../../../contracts/types/Edge.sol";
import {GrantRecord} from "../../../contracts/types/GrantRecord.sol";
import {GrantAsk, Kind} from "./GrantAsk.sol";

/// @dev What the registry of grants should know, kept as plainly as possible.
abstract contract TrustModel {
    enum Outcome {
        Refused,
        Unchanged,
        Changed
    }

    uint40 public time = 1_000;

    mapping(uint64 issuerId => address account) public controllerOf;
    mapping(bytes32 edge => GrantRecord record) private _records;

    function recordOf(Edge memory edge) public view returns (GrantRecord memory) {
        return _records[keccak256(abi.encode(edge))];
    }

    function _ask(GrantAsk memory ask, address by) internal returns (Outcome) {
        if (controllerOf[ask.edge.from] == address(0) || controllerOf[ask.edge.from] != by) return Outcome.Refused;
        GrantRecord storage record = _records[keccak256(abi.encode(ask.edge))];
        if (ask.kind == Kind.Grant) return _grant(record, ask);
        if (record.window.from == 0 || ask.time == 0) return Outcome.Refused;
        return ask.kind == Kind.End ? _end(record, ask.time) : _disown(record, ask.time);
    }

    function _grant(GrantRecord storage record, GrantAsk memory ask) private returns (Outcome) {
        if (ask.edge.from == ask.edge.to || controllerOf[ask.edge.to] == address(0)) return Outcome.Refused;
        if (record.window.from != 0) {
            bool same = record.window.end == ask.time && record.depth == ask.depth && record.window.badSince == 0;
            return same ? Outcome.Unchanged : Outcome.Refused;
        }
        if (ask.time != 0 && ask.time < time) return Outcome.Refused;
        record.window.from = time;
        record.window.end = ask.time;
        record.depth = ask.depth;
        return Outcome.Changed;
    }

    function _end(GrantRecord storage record, uint40 end) private returns (Outcome) {
        if (record.window.end == end) return Outcome.Unchanged;
        if (end < time || (record.window.end != 0 && end > record.window.end)) return Outcome.Refused;
        record.window.end = end;
        return Outcome.Changed;
    }

    function _disown(GrantRecord storage record, uint40 since) private returns (Outcome) {
        if (record.window.badSince == since) return Outcome.Unchanged;
        if (since > time || (record.window.badSince != 0 && since > record.window.badSince)) return Outcome.Refused;
        record.window.badSince = since;
        return Outcome.Changed;
    }

    /// @dev By recursion from the end: whoever vouches for the issuer has to be vouched for, with one more to follow.
    function _leads(
        uint64 root,
        uint64 issuer,
        bytes32 scope,
        Edge[] memory path,
        uint256 length,
        uint40 when
    ) internal view returns (bool) {
        if (length == 0) return root == issuer;
        Edge memory last = path[length - 1];
        if (last.to != issuer || (last.scope != scope && last.scope != 0)) return false;
        GrantRecord memory record = recordOf(last);
        if (record.window.from == 0 || record.depth < path.length - length || !_isGood(record, when)) return false;
        return _leads(root, last.from, last.scope == 0 ? bytes32(0) : scope, path, length - 1, when);
    }

    function _isGood(GrantRecord memory record, uint40 when) private pure returns (bool) {
        bool ended = record.window.end != 0 && record.window.end <= when;
        bool bad = record.window.badSince != 0 && record.window.badSince <= when;
        return record.window.from <= when && !ended && !bad;
    }
}
