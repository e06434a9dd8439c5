// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../../../contracts/interfaces/ICredentialRegistry.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryAnchorsTest is RegistryTest {
    function testFuzz_records_time_and_size(bytes32 root, uint32 size, uint40 time) external {
        if (root == 0) root = ROOT;
        if (size == 0) size = 1;
        vm.warp(time);

        vm.expectEmit(true, true, true, true, address(registry));
        emit ICredentialRegistry.Anchored(address(this), root, size);
        registry.anchor(root, size);

        ICredentialRegistry.Facts memory facts = factsOf(address(this), root, 0);
        vm.assertEq(facts.anchoredAt, time, "anchoredAt");
        vm.assertEq(facts.size, size, "size");
        vm.assertEq(load(anchorSlot(address(this), root)), time | (uint256(size) << 40), "slot");
    }

    function test_refuses_an_empty_root() external {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryEmptyRoot.selector));
        registry.anchor(0, 1);
    }

    function test_refuses_an_empty_batch() external {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryEmptyBatch.selector, ROOT));
        registry.anchor(ROOT, 0);
    }

    function test_a_second_anchor_changes_nothing() external {
        vm.warp(1_000);
        registry.anchor(ROOT, 10);
        vm.warp(2_000);
        watch();

        registry.anchor(ROOT, 10);
        registry.anchor(ROOT, 11);

        assertUntouched("second anchor");
        ICredentialRegistry.Facts memory facts = factsOf(address(this), ROOT, 0);
        vm.assertEq(facts.anchoredAt, 1_000, "anchoredAt");
        vm.assertEq(facts.size, 10, "size");
    }

    function test_a_second_anchor_keeps_revocations() external {
        registry.anchor(ROOT, 10);
        registry.revoke(address(this), ROOT, pack(3), REASON);

        registry.anchor(ROOT, 10);

        vm.assertEq(isRevoked(ROOT, 3), true, "revoked");
    }

    function test_the_same_root_of_another_key_is_another_anchor() external {
        vm.warp(1_000);
        registry.anchor(ROOT, 10);
        vm.warp(2_000);

        vm.prank(address(1));
        registry.anchor(ROOT, 20);

        vm.assertEq(factsOf(address(this), ROOT, 0).anchoredAt, 1_000, "own time");
        vm.assertEq(factsOf(address(this), ROOT, 0).size, 10, "own size");
        vm.assertEq(factsOf(address(1), ROOT, 0).anchoredAt, 2_000, "other time");
        vm.assertEq(factsOf(address(1), ROOT, 0).size, 20, "other size");
    }

    function test_keeps_what_was_in_the_slot_before() external {
        bytes32 slot = anchorSlot(address(this), ROOT);
        vm.store(address(registry), slot, bytes32(uint256(3) << 72));
        vm.warp(1_000);

        registry.anchor(ROOT, 10);

        vm.assertEq(load(slot), 1_000 | (10 << 40) | (3 << 72), "slot");
    }
}
