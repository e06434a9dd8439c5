// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAssertionKeys} from "../../../contracts/interfaces/IAssertionKeys.sol";
import {IIssuers} from "../../../contracts/interfaces/IIssuers.sol";
import {
    WindowBadSinceNotEarlier,
    WindowBadSinceOutOfRange,
    WindowEndInPast,
    WindowEndNotEarlier
} from "../../../contracts/types/Window.sol";
import {WindowRecord} from "../../../contracts/types/WindowRecord.sol";
import {IssuerTest} from "../support/IssuerTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryAssertionKeysTest is IssuerTest {
    string private constant MULTIKEY = "z6MkMultikey";
    bytes32 private constant KEY_HASH = keccak256(bytes(MULTIKEY));

    function testFuzz_adds_a_key_from_now_on(string memory multikey, uint40 time) external {
        if (bytes(multikey).length == 0) multikey = MULTIKEY;
        vm.warp(time);
        bytes32 keyHash = keccak256(bytes(multikey));

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAssertionKeys.AssertionKeyAdded(issuer, keyHash, multikey);
        vm.prank(CONTROLLER);
        registry.addAssertionKey(issuer, multikey);

        _assertWindow(issuer, keyHash, WindowRecord(time, 0, 0));
    }

    function test_refuses_an_empty_key() external {
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(IAssertionKeys.CredentialRegistryEmptyMultikey.selector));
        registry.addAssertionKey(issuer, "");
    }

    function test_a_key_is_added_once_and_not_revived() external {
        _add();
        _refusesToAddAgain();
        vm.prank(CONTROLLER);
        registry.endAssertionKey(issuer, KEY_HASH, uint40(block.timestamp));
        _refusesToAddAgain();
    }

    /// @dev Listing somebody's key takes nothing from them.
    function test_two_issuers_may_list_one_key() external {
        vm.warp(1_000);
        uint64 other = registry.createIssuer(STRANGER, IDENTIFIER, "");
        vm.prank(STRANGER);
        registry.addAssertionKey(other, MULTIKEY);
        vm.prank(STRANGER);
        registry.declareAssertionKeyCompromised(other, KEY_HASH, 1);
        vm.warp(2_000);
        _add();

        _assertWindow(issuer, KEY_HASH, WindowRecord(2_000, 0, 0));
        _assertWindow(other, KEY_HASH, WindowRecord(1_000, 0, 1));
    }

    function test_ends_a_key() external {
        vm.warp(1_000);
        _add();

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAssertionKeys.AssertionKeyEnded(issuer, KEY_HASH, 2_000);
        vm.prank(CONTROLLER);
        registry.endAssertionKey(issuer, KEY_HASH, 2_000);
        _assertWindow(issuer, KEY_HASH, WindowRecord(1_000, 2_000, 0));

        vm.prank(CONTROLLER);
        registry.endAssertionKey(issuer, KEY_HASH, 1_000);
        _assertWindow(issuer, KEY_HASH, WindowRecord(1_000, 1_000, 0));
    }

    function test_refuses_ends_by_the_rule_of_windows() external {
        vm.warp(1_000);
        _add();
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowEndInPast.selector, 999, 1_000));
        registry.endAssertionKey(issuer, KEY_HASH, 999);

        vm.prank(CONTROLLER);
        registry.endAssertionKey(issuer, KEY_HASH, 2_000);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowEndNotEarlier.selector, 2_001, 2_000));
        registry.endAssertionKey(issuer, KEY_HASH, 2_001);
    }

    function test_declares_a_key_compromised() external {
        vm.warp(1_000);
        _add();

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAssertionKeys.AssertionKeyDeclaredCompromised(issuer, KEY_HASH, 900);
        vm.prank(CONTROLLER);
        registry.declareAssertionKeyCompromised(issuer, KEY_HASH, 900);
        _assertWindow(issuer, KEY_HASH, WindowRecord(1_000, 0, 900));
    }

    function test_refuses_compromise_by_the_rule_of_windows() external {
        vm.warp(1_000);
        _add();
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceOutOfRange.selector, 1_001, 1_000));
        registry.declareAssertionKeyCompromised(issuer, KEY_HASH, 1_001);

        vm.prank(CONTROLLER);
        registry.declareAssertionKeyCompromised(issuer, KEY_HASH, 900);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceNotEarlier.selector, 901, 900));
        registry.declareAssertionKeyCompromised(issuer, KEY_HASH, 901);
    }

    function test_an_unknown_key_cannot_be_ended_nor_declared() external {
        bytes memory reason = abi.encodeWithSelector(
            IAssertionKeys.CredentialRegistryUnknownAssertionKey.selector,
            issuer,
            KEY_HASH
        );

        vm.prank(CONTROLLER);
        vm.expectRevert(reason);
        registry.endAssertionKey(issuer, KEY_HASH, type(uint40).max);
        vm.prank(CONTROLLER);
        vm.expectRevert(reason);
        registry.declareAssertionKeyCompromised(issuer, KEY_HASH, 1);
    }

    function testFuzz_other_callers_are_refused(address caller) external {
        if (caller == CONTROLLER) return;
        _add();
        bytes memory reason = abi.encodeWithSelector(IIssuers.CredentialRegistryNotController.selector, caller, issuer);

        vm.prank(caller);
        vm.expectRevert(reason);
        registry.addAssertionKey(issuer, "z6MkAnother");
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.endAssertionKey(issuer, KEY_HASH, type(uint40).max);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.declareAssertionKeyCompromised(issuer, KEY_HASH, 1);
    }

    function _add() private {
        vm.prank(CONTROLLER);
        registry.addAssertionKey(issuer, MULTIKEY);
    }

    function _refusesToAddAgain() private {
        vm.prank(CONTROLLER);
        vm.expectRevert(
            abi.encodeWithSelector(IAssertionKeys.CredentialRegistryAssertionKeyListed.selector, issuer, KEY_HASH)
        );
        registry.addAssertionKey(issuer, MULTIKEY);
    }

    function _assertWindow(uint64 issuerId, bytes32 keyHash, WindowRecord memory expected) private view {
        WindowRecord memory window = registry.assertionKeyOf(issuerId, keyHash);
        vm.assertEq(keccak256(abi.encode(window)), keccak256(abi.encode(expected)), "window");
    }
}
