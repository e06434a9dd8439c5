// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIssuers} from "../../../contracts/interfaces/IIssuers.sol";
import {IKeys} from "../../../contracts/interfaces/IKeys.sol";
import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {
    WindowBadSinceNotEarlier,
    WindowBadSinceOutOfRange,
    WindowEndInPast,
    WindowEndNotEarlier
} from "../../../contracts/types/Window.sol";
import {Consent} from "../support/Consent.sol";
import {ContractWallet} from "../support/ContractWallet.sol";
import {IssuerTest} from "../support/IssuerTest.sol";
import {signAsAccount} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

contract RegistryKeysTest is IssuerTest {
    function testFuzz_adds_an_account_from_now_on(uint128 secret, uint8 roles, uint40 time) external {
        vm.warp(time);
        Consent memory consent = consentOf(uint256(secret) + 1);
        consent.roles = 1 + (roles % 7);
        consent.deadline = time;

        vm.expectEmit(true, true, true, true, address(registry));
        emit IKeys.KeyAdded(issuer, consent.key, KeyType.Account, consent.roles);
        add(consent, signAsAccount(uint256(secret) + 1, digestOf(consent)));

        _assertKey(consent.key, KeyRecord(issuer, time, 0, 0, KeyType.Account, consent.roles));
    }

    function test_adds_a_contract_and_a_P256_key() external {
        vm.warp(1_000);

        _assertKey(addContract(4), KeyRecord(issuer, 1_000, 0, 0, KeyType.Contract, 4));
        _assertKey(addP256(SECRET, 1), KeyRecord(issuer, 1_000, 0, 0, KeyType.P256, 1));
    }

    function test_adds_an_account_that_has_delegated_to_code() external {
        vm.warp(1_000);
        vm.etch(vm.addr(SECRET), abi.encodePacked(hex"ef0100", address(new ContractWallet())));

        _assertKey(addAccount(SECRET, 2), KeyRecord(issuer, 1_000, 0, 0, KeyType.Account, 2));
    }

    function test_a_contract_is_asked_once() external {
        address key = addContract(4);
        ContractWallet(key).answer("", true);

        vm.prank(key);
        registry.revoke(key, ROOT, hex"00000001", REASON);

        vm.assertEq(factsOf(key, ROOT, 1).revoked, true, "revoked");
    }

    function testFuzz_nothing_is_known_of_a_key_without_an_issuer(address key) external view {
        _assertKey(key, KeyRecord(0, 0, 0, 0, KeyType.Account, 0));
    }

    function testFuzz_only_the_controller_adds(address caller) external {
        if (caller == CONTROLLER) return;
        Consent memory consent = consentOf(SECRET);
        consent.controller = caller;

        refuses(
            consent,
            SECRET,
            abi.encodeWithSelector(IIssuers.CredentialRegistryNotController.selector, caller, issuer)
        );
    }

    function test_nobody_adds_to_an_issuer_that_does_not_exist() external {
        Consent memory consent = consentOf(SECRET);
        consent.issuerId = 2;

        refuses(
            consent,
            SECRET,
            abi.encodeWithSelector(IIssuers.CredentialRegistryNotController.selector, CONTROLLER, 2)
        );
    }

    function test_a_key_belongs_to_one_issuer_for_ever() external {
        address key = addAccount(SECRET, ALL);
        uint64 other = registry.createIssuer(STRANGER, IDENTIFIER, "");

        _refusesClaimed(issuer, CONTROLLER);
        _refusesClaimed(other, STRANGER);
        vm.prank(CONTROLLER);
        registry.endKey(key, uint40(block.timestamp));
        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(key, 1);
        vm.warp(block.timestamp + 1_000);
        _refusesClaimed(issuer, CONTROLLER);
        _refusesClaimed(other, STRANGER);
    }

    function test_refuses_no_roles_and_unknown_roles() external {
        for (uint256 roles = 0; roles < 256; roles += 8) {
            Consent memory consent = consentOf(SECRET);
            consent.roles = uint8(roles);
            refuses(
                consent,
                SECRET,
                abi.encodeWithSelector(IKeys.CredentialRegistryInvalidRoles.selector, uint8(roles))
            );
        }
    }

    function test_refuses_an_unknown_type() external {
        Consent memory consent = consentOf(SECRET);
        bytes memory call = abi.encodeCall(
            registry.addKey,
            (issuer, consent.key, KeyType.P256, ALL, consent.deadline, "")
        );
        call[4 + 3 * 32 - 1] = 0x03;

        vm.prank(CONTROLLER);
        (bool done, bytes memory answer) = address(registry).call(call);

        vm.assertEq(done, false, "type 3");
        vm.assertEq(answer.length, 0, "refused while decoding");
    }

    function test_ends_a_key() external {
        vm.warp(1_000);
        address key = addAccount(SECRET, ALL);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IKeys.KeyEnded(issuer, key, 3_000);
        vm.prank(CONTROLLER);
        registry.endKey(key, 3_000);
        _assertKey(key, KeyRecord(issuer, 1_000, 3_000, 0, KeyType.Account, ALL));

        vm.prank(CONTROLLER);
        registry.endKey(key, 1_000);
        _assertKey(key, KeyRecord(issuer, 1_000, 1_000, 0, KeyType.Account, ALL));
    }

    function test_refuses_ends_by_the_rule_of_windows() external {
        vm.warp(1_000);
        address key = addAccount(SECRET, ALL);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowEndInPast.selector, 999, 1_000));
        registry.endKey(key, 999);

        vm.prank(CONTROLLER);
        registry.endKey(key, 2_000);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowEndNotEarlier.selector, 2_000, 2_000));
        registry.endKey(key, 2_000);
    }

    function test_declares_a_key_compromised() external {
        vm.warp(1_000);
        address key = addAccount(SECRET, ALL);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IKeys.KeyDeclaredCompromised(issuer, key, 900);
        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(key, 900);
        _assertKey(key, KeyRecord(issuer, 1_000, 0, 900, KeyType.Account, ALL));
    }

    function test_refuses_compromise_by_the_rule_of_windows() external {
        vm.warp(1_000);
        address key = addAccount(SECRET, ALL);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceOutOfRange.selector, 1_001, 1_000));
        registry.declareKeyCompromised(key, 1_001);

        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(key, 900);
        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceNotEarlier.selector, 950, 900));
        registry.declareKeyCompromised(key, 950);
    }

    function test_an_unknown_key_cannot_be_ended_nor_declared() external {
        bytes memory reason = abi.encodeWithSelector(IKeys.CredentialRegistryUnknownKey.selector, STRANGER);

        vm.prank(CONTROLLER);
        vm.expectRevert(reason);
        registry.endKey(STRANGER, type(uint40).max);
        vm.prank(CONTROLLER);
        vm.expectRevert(reason);
        registry.declareKeyCompromised(STRANGER, 1);
    }

    /// @dev Neither the controller of another issuer nor the key itself.
    function testFuzz_only_the_controller_of_its_issuer_ends_and_declares(address caller) external {
        if (caller == CONTROLLER) return;
        address key = addAccount(SECRET, ALL);
        registry.createIssuer(STRANGER, IDENTIFIER, "");

        _refusesToEnd(key, caller);
        _refusesToEnd(key, STRANGER);
        _refusesToEnd(key, key);
    }

    function _refusesToEnd(address key, address caller) private {
        bytes memory reason = abi.encodeWithSelector(IIssuers.CredentialRegistryNotController.selector, caller, issuer);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.endKey(key, type(uint40).max);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.declareKeyCompromised(key, 1);
    }

    function _refusesClaimed(uint64 issuerId, address controller) private {
        Consent memory consent = consentOf(SECRET);
        consent.issuerId = issuerId;
        consent.controller = controller;
        refuses(
            consent,
            SECRET,
            abi.encodeWithSelector(IKeys.CredentialRegistryKeyClaimed.selector, consent.key, issuer)
        );
    }

    function _assertKey(address key, KeyRecord memory expected) private view {
        vm.assertEq(keccak256(abi.encode(registry.keyOf(key))), keccak256(abi.encode(expected)), "key");
    }
}
