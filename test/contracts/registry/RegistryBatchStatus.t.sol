// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryBatchStatusTest is RegistryTest {
    function testFuzz_revokes_a_batch_for_ever(uint32 index) external {
        registry.anchor(ROOT, 10);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.BatchRevoked(address(this), ROOT, REASON);
        registry.revokeBatch(address(this), ROOT, REASON);
        registry.reinstateBatch(address(this), ROOT, REASON);

        Facts memory facts = factsOf(address(this), ROOT, index);
        vm.assertEq(facts.batchRevoked, true, "batch revoked");
        vm.assertEq(facts.batchSuspended, false, "batch suspended");
        vm.assertEq(facts.revoked, false, "revoked by itself");
        vm.assertEq(facts.size, 10, "size");
    }

    function testFuzz_suspends_and_reinstates_a_batch(uint32 index) external {
        registry.anchor(ROOT, 10);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.BatchSuspended(address(this), ROOT, REASON);
        registry.suspendBatch(address(this), ROOT, REASON);
        Facts memory facts = factsOf(address(this), ROOT, index);
        vm.assertEq(facts.batchSuspended, true, "batch suspended");
        vm.assertEq(facts.batchRevoked, false, "batch revoked");
        vm.assertEq(facts.suspended, false, "suspended by itself");

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.BatchReinstated(address(this), ROOT, REASON);
        registry.reinstateBatch(address(this), ROOT, REASON);
        vm.assertEq(factsOf(address(this), ROOT, index).batchSuspended, false, "reinstated");
    }

    function test_a_suspended_credential_stays_so_when_its_batch_is_reinstated() external {
        registry.suspend(address(this), ROOT, pack(3), REASON);
        registry.suspendBatch(address(this), ROOT, REASON);

        registry.reinstateBatch(address(this), ROOT, REASON);

        vm.assertEq(isSuspended(ROOT, 3), true, "suspended");
    }

    function test_what_is_so_already_changes_nothing() external {
        registry.suspendBatch(address(this), ROOT, REASON);
        registry.revokeBatch(address(this), ROOT, REASON);
        watch();

        registry.suspendBatch(address(this), ROOT, REASON);
        registry.revokeBatch(address(this), ROOT, REASON);
        assertUntouched("again");

        registry.reinstateBatch(address(this), ROOT, REASON);
        watch();
        registry.reinstateBatch(address(this), ROOT, REASON);
        assertUntouched("reinstated again");
    }

    /// @dev A batch inside an aggregate has no anchor of its own, and may get one later.
    function test_needs_no_anchor_and_outlasts_one() external {
        registry.revokeBatch(address(this), ROOT, REASON);
        registry.suspendBatch(address(this), ROOT, REASON);
        vm.assertEq(load(anchorSlot(address(this), ROOT)), 3 << 72, "flags");

        registry.anchor(ROOT, 10);
        registry.revoke(address(this), ROOT, pack(4), REASON);

        Facts memory facts = factsOf(address(this), ROOT, 4);
        vm.assertEq(facts.batchRevoked && facts.batchSuspended && facts.revoked, true, "all");
        vm.assertEq(inlineOf(ROOT), 1 << 4, "a bitmap all the same");
    }

    function test_keeps_revocations_and_the_anchor() external {
        vm.warp(1_000);
        registry.anchor(ROOT, 10);
        registry.revoke(address(this), ROOT, pack(4), REASON);

        registry.revokeBatch(address(this), ROOT, REASON);
        registry.suspendBatch(address(this), ROOT, REASON);
        registry.reinstateBatch(address(this), ROOT, REASON);

        uint256 expected = 1_000 | (10 << 40) | (1 << 72) | (1 << 84);
        vm.assertEq(load(anchorSlot(address(this), ROOT)), expected, "slot");
    }

    function testFuzz_other_callers_are_refused(address caller) external {
        if (caller == address(this)) return;
        bytes memory reason = abi.encodeWithSelector(
            IStatus.CredentialRegistryUnauthorized.selector,
            caller,
            address(this)
        );

        vm.prank(caller);
        vm.expectRevert(reason);
        registry.revokeBatch(address(this), ROOT, REASON);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.suspendBatch(address(this), ROOT, REASON);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.reinstateBatch(address(this), ROOT, REASON);
    }
}
