// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {pack} from "../support/indexes.sol";
import {IssuerTest} from "../support/IssuerTest.sol";
import {toP256Key} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

contract RegistryAuthorityTest is IssuerTest {
    uint8 private constant ANCHOR = 1;
    uint8 private constant SUSPEND = 2;
    uint8 private constant REVOKE = 4;

    function test_a_key_of_nobody_speaks_for_itself() external {
        address key = vm.addr(SECRET);

        _may(key, key, SUSPEND | REVOKE);
        _may(CONTROLLER, key, 0);
        _may(addAccount(OTHER_SECRET, ALL), key, 0);
    }

    function test_two_keys_of_nobody_have_no_issuer_in_common() external {
        _may(STRANGER, vm.addr(SECRET), 0);
    }

    function test_a_claimed_key_needs_the_role() external {
        for (uint8 roles = 1; roles <= ALL; ++roles) {
            address key = addAccount(SECRET + roles, roles);
            _may(key, key, roles);
        }
    }

    function test_another_key_of_the_issuer_needs_the_role() external {
        address key = addAccount(SECRET, ANCHOR);
        for (uint8 roles = 1; roles <= ALL; ++roles) {
            _may(addAccount(SECRET + roles, roles), key, roles);
        }
    }

    /// @dev An office that only revokes may do so although the key that anchored has ended.
    function test_the_key_of_the_anchor_need_not_be_good_for_another() external {
        address key = addAccount(SECRET, ALL);
        address office = addAccount(OTHER_SECRET, REVOKE);
        vm.prank(CONTROLLER);
        registry.endKey(key, uint40(block.timestamp));

        _may(key, key, 0);
        _may(office, key, REVOKE);
    }

    function test_a_contract_calls_by_itself() external {
        address key = addContract(SUSPEND);

        _may(key, key, SUSPEND);
        _may(key, addAccount(SECRET, ANCHOR), SUSPEND);
    }

    /// @dev Not even somebody who found an account with the same address.
    function test_a_P256_key_does_not_call() external {
        address key = addP256(SECRET, ALL);

        _may(key, key, 0);
        _may(key, addAccount(SECRET, ANCHOR), 0);
        _may(CONTROLLER, key, SUSPEND | REVOKE);
        _may(addAccount(OTHER_SECRET, REVOKE), toP256Key(SECRET), REVOKE);
    }

    function test_the_controller_may_do_all() external {
        address key = addAccount(SECRET, ANCHOR);

        _may(CONTROLLER, key, SUSPEND | REVOKE);
    }

    function test_a_former_and_a_proposed_controller_may_do_nothing() external {
        address key = addAccount(SECRET, ANCHOR);
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, STRANGER);
        _may(STRANGER, key, 0);

        vm.prank(STRANGER);
        registry.acceptController(issuer);
        _may(STRANGER, key, SUSPEND | REVOKE);
        _may(CONTROLLER, key, 0);
    }

    function test_a_controller_that_is_a_key_keeps_its_power_when_the_key_ends() external {
        address controller = vm.addr(SECRET);
        uint64 other = registry.createIssuer(controller, IDENTIFIER, "");
        addAccountTo(other, controller, SECRET, ANCHOR);
        vm.prank(controller);
        registry.endKey(controller, uint40(block.timestamp));

        _may(controller, controller, SUSPEND | REVOKE);
    }

    function test_another_issuer_may_do_nothing() external {
        address key = addAccount(SECRET, ALL);
        uint64 other = registry.createIssuer(STRANGER, IDENTIFIER, "");

        _may(STRANGER, key, 0);
        _may(addAccountTo(other, STRANGER, OTHER_SECRET, ALL), key, 0);
    }

    /// @dev What it may before it is added is over when it is, and not given back when it ends.
    function test_a_key_gives_its_status_to_the_issuer() external {
        address key = vm.addr(SECRET);
        _may(key, key, SUSPEND | REVOKE);
        addAccount(SECRET, ANCHOR);
        _may(key, key, 0);
        vm.prank(CONTROLLER);
        registry.endKey(key, uint40(block.timestamp));
        _may(key, key, 0);
    }

    function test_a_key_may_until_it_ends() external {
        vm.warp(1_000);
        address key = addAccount(SECRET, ALL);
        address other = addAccount(OTHER_SECRET, ALL);
        vm.prank(CONTROLLER);
        registry.endKey(key, 2_000);

        vm.warp(1_999);
        _may(key, key, SUSPEND | REVOKE);
        _may(key, other, SUSPEND | REVOKE);
        vm.warp(2_000);
        _may(key, key, 0);
        _may(key, other, 0);
    }

    function test_a_compromised_key_may_nothing() external {
        vm.warp(1_000);
        address key = addAccount(SECRET, ALL);
        address other = addAccount(OTHER_SECRET, ALL);
        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(key, 1_000);

        _may(key, key, 0);
        _may(key, other, 0);
        vm.warp(3_000);
        _may(key, key, 0);
        _may(other, key, SUSPEND | REVOKE);
    }

    function test_reads_one_slot_for_the_key_two_for_another_and_three_for_the_controller() external {
        address key = addAccount(SECRET, ALL);
        address other = addAccount(OTHER_SECRET, ALL);

        bytes32[] memory reads = _readsOfRevoke(key, key);
        vm.assertEq(reads[0], keySlot(key), "key");
        vm.assertEq(reads[1], anchorSlot(key, ROOT), "anchor after the key");

        reads = _readsOfRevoke(other, key);
        vm.assertEq(reads[0], keySlot(key), "key");
        vm.assertEq(reads[1], keySlot(other), "other");
        vm.assertEq(reads[2], anchorSlot(key, ROOT), "anchor after both");

        reads = _readsOfRevoke(CONTROLLER, key);
        vm.assertEq(reads[0], keySlot(key), "key");
        vm.assertEq(reads[1], keySlot(CONTROLLER), "caller");
        vm.assertEq(reads[2], issuerSlot(issuer), "issuer");
        vm.assertEq(reads[3], anchorSlot(key, ROOT), "anchor after all");
    }

    function _readsOfRevoke(address caller, address key) private returns (bytes32[] memory reads) {
        vm.record();
        vm.prank(caller);
        registry.revoke(key, ROOT, pack(1), REASON);
        (reads, ) = vm.accesses(address(registry));
    }

    /// @dev Whether the caller is let through exactly where the roles say so.
    function _may(address caller, address key, uint8 roles) private {
        _tries(caller, key, abi.encodeCall(registry.revoke, (key, ROOT, pack(1), REASON)), roles & REVOKE != 0);
        _tries(caller, key, abi.encodeCall(registry.suspend, (key, ROOT, pack(1), REASON)), roles & SUSPEND != 0);
        _tries(caller, key, abi.encodeCall(registry.reinstate, (key, ROOT, pack(1), REASON)), roles & SUSPEND != 0);
        _tries(caller, key, abi.encodeCall(registry.supersede, (key, ROOT, pack(1), REASON)), roles & REVOKE != 0);
        _tries(caller, key, abi.encodeCall(registry.revokeBatch, (key, ROOT, REASON)), roles & REVOKE != 0);
        _tries(caller, key, abi.encodeCall(registry.suspendBatch, (key, ROOT, REASON)), roles & SUSPEND != 0);
        _tries(caller, key, abi.encodeCall(registry.reinstateBatch, (key, ROOT, REASON)), roles & SUSPEND != 0);
    }

    function _tries(address caller, address key, bytes memory call, bool allowed) private {
        vm.prank(caller);
        (bool done, bytes memory answer) = address(registry).call(call);
        vm.assertEq(done, allowed, "allowed");
        if (allowed) return;

        bytes memory reason = abi.encodeWithSelector(IStatus.CredentialRegistryUnauthorized.selector, caller, key);
        vm.assertEq(keccak256(answer), keccak256(reason), "reason");
    }
}
