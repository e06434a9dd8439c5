// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAssertionKeys} from "../../../contracts/interfaces/IAssertionKeys.sol";
import {IIssuers} from "../../../contracts/interfaces/IIssuers.sol";
import {IKeys} from "../../../contracts/interfaces/IKeys.sol";
import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {Issuer} from "../../../contracts/types/Issuer.sol";
import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {Action, SignedChange} from "../../../contracts/types/SignedChange.sol";
import {WindowEndNotEarlier, WindowBadSinceNotEarlier} from "../../../contracts/types/Window.sol";
import {pack} from "../support/indexes.sol";
import {RelayTest} from "../support/RelayTest.sol";
import {signAsAccount} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

/// @dev What a thief has, and what it is not enough for.
contract StolenKeysTest is RelayTest {
    uint8 private constant ANCHOR = 1;
    uint8 private constant SUSPEND = 2;
    uint8 private constant REVOKE = 4;
    uint40 private constant THEFT = 2_000;
    string private constant MULTIKEY = "z6MkMultikey";

    function test_a_stolen_anchor_key_changes_no_status() external {
        address key = addAccount(SECRET, ANCHOR);

        for (uint256 action = 0; action <= uint256(Action.ReinstateBatch); ++action) {
            _refusesSigned(SECRET, Action(action), key);
        }
        vm.prank(key);
        _expectUnauthorized(key, key);
        registry.revoke(key, ROOT, pack(1), REASON);
    }

    /// @dev Neither its size nor its time, nor what was revoked in it.
    function test_a_stolen_anchor_key_changes_no_batch_that_is_anchored() external {
        vm.warp(THEFT - 1_000);
        address key = addAccount(SECRET, ANCHOR);
        vm.prank(key);
        registry.anchor(ROOT, 1_000);
        vm.prank(CONTROLLER);
        registry.revoke(key, ROOT, pack(500), REASON);
        vm.warp(THEFT);
        watch();

        vm.prank(key);
        registry.anchor(ROOT, 1);

        assertUntouched("anchored again");
    }

    function test_what_a_stolen_anchor_key_anchors_is_void_once_the_theft_is_declared() external {
        vm.warp(THEFT - 1);
        address key = addAccount(SECRET, ANCHOR);
        bytes32 honest = keccak256("honest");
        vm.prank(key);
        registry.anchor(honest, 1);
        vm.warp(THEFT);
        vm.prank(key);
        registry.anchor(ROOT, 1);
        vm.warp(THEFT + 1_000);

        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(key, THEFT);

        vm.assertEq(_isGood(key, honest), true, "before the theft");
        vm.assertEq(_isGood(key, ROOT), false, "by the thief");
    }

    /// @dev The thief has the same key as its holder, so all that the issuer can do is to end it, and that is at once.
    function test_a_stolen_status_key_may_nothing_from_when_it_is_ended() external {
        address thief = addAccount(SECRET, SUSPEND | REVOKE);
        address key = addAccount(OTHER_SECRET, ANCHOR);
        SignedChange memory signed = changeOf(SECRET, Action.Revoke, key);
        vm.prank(CONTROLLER);
        registry.endKey(thief, uint40(block.timestamp));

        vm.prank(thief);
        _expectUnauthorized(thief, key);
        registry.revoke(key, ROOT, pack(1), REASON);
        _expectUnauthorized(thief, key);
        registry.changeStatusBySig(signed);
    }

    function test_a_stolen_key_for_suspensions_revokes_nothing() external {
        address thief = addAccount(SECRET, SUSPEND);
        address key = addAccount(OTHER_SECRET, ANCHOR);
        vm.prank(thief);
        registry.suspend(key, ROOT, pack(1), REASON);

        _refusesSigned(SECRET, Action.Revoke, key);
        _refusesSigned(SECRET, Action.Supersede, key);
        _refusesSigned(SECRET, Action.RevokeBatch, key);
        vm.prank(CONTROLLER);
        registry.reinstate(key, ROOT, pack(1), REASON);
        vm.assertEq(factsOf(key, ROOT, 1).suspended, false, "suspended for ever");
    }

    function test_a_stolen_status_key_anchors_nothing_under_another() external {
        addAccount(SECRET, SUSPEND | REVOKE);
        address key = addAccount(OTHER_SECRET, ANCHOR);
        vm.prank(vm.addr(SECRET));
        registry.anchor(ROOT, 1);

        vm.assertEq(factsOf(key, ROOT, 0).size, 0, "size");
    }

    /// @dev What was declared, revoked or retired stays so, and the name, too.
    function test_a_stolen_controller_takes_nothing_back() external {
        vm.warp(THEFT);
        address key = addAccount(SECRET, ALL);
        vm.prank(CONTROLLER);
        registry.addAssertionKey(issuer, MULTIKEY);
        vm.prank(CONTROLLER);
        registry.declareAnchoredOnly(issuer);
        vm.prank(CONTROLLER);
        registry.endKey(key, THEFT);
        vm.prank(CONTROLLER);
        registry.endAssertionKey(issuer, keccak256(bytes(MULTIKEY)), THEFT);
        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(key, THEFT - 500);
        vm.prank(CONTROLLER);
        registry.revoke(key, ROOT, pack(7), REASON);
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, STRANGER);
        vm.prank(STRANGER);
        registry.acceptController(issuer);

        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(WindowEndNotEarlier.selector, THEFT + 9, THEFT));
        registry.endKey(key, THEFT + 9);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceNotEarlier.selector, THEFT, THEFT - 500));
        registry.declareKeyCompromised(key, THEFT);
        _refusesToRevive(key);
        vm.prank(STRANGER);
        registry.reinstate(key, ROOT, pack(7), REASON);

        Issuer memory known = registry.issuerOf(issuer);
        vm.assertEq(known.identifierHash, keccak256(bytes(IDENTIFIER)), "identifier");
        vm.assertEq(known.anchoredOnly, true, "anchored only");
        vm.assertEq(factsOf(key, ROOT, 7).revoked, true, "revoked");
    }

    function test_a_stolen_controller_loses_its_power_when_it_is_replaced() external {
        address key = addAccount(SECRET, ANCHOR);
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, STRANGER);
        vm.prank(STRANGER);
        registry.acceptController(issuer);

        vm.prank(CONTROLLER);
        _expectUnauthorized(CONTROLLER, key);
        registry.revoke(key, ROOT, pack(1), REASON);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(IIssuers.CredentialRegistryNotController.selector, CONTROLLER, issuer));
        registry.proposeController(issuer, CONTROLLER);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(IIssuers.CredentialRegistryNotProposed.selector, CONTROLLER, issuer));
        registry.acceptController(issuer);
    }

    /// @dev A retired key is not added again, even if it consents.
    function _refusesToRevive(address key) private {
        bytes memory proof = signAsAccount(SECRET, keccak256("never looked at"));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IKeys.CredentialRegistryKeyClaimed.selector, key, issuer));
        registry.addKey(issuer, key, KeyType.Account, ALL, block.timestamp, proof);
        vm.prank(STRANGER);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAssertionKeys.CredentialRegistryAssertionKeyListed.selector,
                issuer,
                keccak256(bytes(MULTIKEY))
            )
        );
        registry.addAssertionKey(issuer, MULTIKEY);
    }

    function _refusesSigned(uint256 secret, Action action, address key) private {
        SignedChange memory change = changeOf(secret, action, key);
        _expectUnauthorized(vm.addr(secret), key);
        registry.changeStatusBySig(change);
    }

    function _expectUnauthorized(address actor, address key) private {
        vm.expectRevert(abi.encodeWithSelector(IStatus.CredentialRegistryUnauthorized.selector, actor, key));
    }

    /// @dev As a reader judges it.
    function _isGood(address key, bytes32 root) private view returns (bool) {
        (Facts memory facts, KeyRecord memory record) = registry.factsOf(key, root, 0);
        uint40 time = facts.anchoredAt;
        bool ended = record.end != 0 && time >= record.end;
        return time >= record.from && !ended && (record.badSince == 0 || time < record.badSince);
    }
}
