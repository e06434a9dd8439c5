// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../../../contracts/types/Facts.sol";
import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {vm} from "./Vm.sol";

/// @dev What a reader makes of the anchors that it has seen, before a call and after it.
contract Verdicts {
    enum Verdict {
        OfTheKeyAlone,
        Good,
        Void
    }

    struct Seen {
        address key;
        bytes32 root;
        uint40 anchoredAt;
        Verdict verdict;
    }

    CredentialRegistry private _registry;
    Seen[] private _anchors;

    constructor(CredentialRegistry registry) {
        _registry = registry;
    }

    /// @dev What was refused is no anchor, and may become one by a later call.
    function watch(address key, bytes32 root) external {
        (uint40 anchoredAt, Verdict verdict) = _judge(key, root);
        if (anchoredAt == 0) return;
        _anchors.push(Seen({key: key, root: root, anchoredAt: anchoredAt, verdict: verdict}));
    }

    /// @dev The time of the newest anchor.
    function newest() external view returns (uint40 time) {
        for (uint256 i = 0; i < _anchors.length; ++i) {
            if (_anchors[i].anchoredAt > time) time = _anchors[i].anchoredAt;
        }
    }

    function remember() external {
        for (uint256 i = 0; i < _anchors.length; ++i) {
            (, _anchors[i].verdict) = _judge(_anchors[i].key, _anchors[i].root);
        }
    }

    /// @dev All verdicts are as they were, but for anchors of one key at times from..to.
    function assertKept(address but, uint40 from, uint40 to) external view {
        for (uint256 i = 0; i < _anchors.length; ++i) {
            Seen memory seen = _anchors[i];
            if (seen.key == but && seen.anchoredAt >= from && seen.anchoredAt <= to) continue;
            (uint40 anchoredAt, Verdict verdict) = _judge(seen.key, seen.root);
            vm.assertEq(anchoredAt, seen.anchoredAt, "anchoredAt");
            vm.assertEq(uint256(verdict), uint256(seen.verdict), "verdict");
        }
    }

    /// @dev No anchor of the key from that time on speaks for its issuer.
    function assertVoid(address key, uint40 since) external view {
        for (uint256 i = 0; i < _anchors.length; ++i) {
            Seen memory seen = _anchors[i];
            if (seen.key != key || seen.anchoredAt < since) continue;
            (, Verdict verdict) = _judge(key, seen.root);
            vm.assertEq(verdict == Verdict.Good, false, "good while bad");
        }
    }

    /// @dev What a key anchored before an issuer had it is its own.
    function _judge(address key, bytes32 root) private view returns (uint40 anchoredAt, Verdict verdict) {
        (Facts memory facts, KeyRecord memory record) = _registry.factsOf(key, root, 0);
        anchoredAt = facts.anchoredAt;
        if (record.issuerId == 0 || anchoredAt < record.from) return (anchoredAt, Verdict.OfTheKeyAlone);
        if (record.roles & 1 == 0) return (anchoredAt, Verdict.Void);
        if (record.end != 0 && anchoredAt >= record.end) return (anchoredAt, Verdict.Void);
        if (record.badSince != 0 && anchoredAt >= record.badSince) return (anchoredAt, Verdict.Void);
        return (anchoredAt, Verdict.Good);
    }
}
