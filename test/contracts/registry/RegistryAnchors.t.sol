// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/types/Batch.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {IAnchors} from "../../../contracts/interfaces/IAnchors.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryAnchorsTest is RegistryTest {
    function testFuzz_records_time_and_size(bytes32 root, uint32 size, uint40 time) external {
        if (root == 0) root = ROOT;
        if (size == 0) size = 1;
        vm.warp(time);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAnchors.Anchored(address(this), root, size);
        registry.anchor(root, size);

        Facts memory facts = factsOf(address(this), root, 0);
        vm.assertEq(facts.anchoredAt, time, "anchoredAt");
        vm.assertEq(facts.size, size, "size");
        vm.assertEq(load(anchorSlot(address(this), root)), time | (uint256(size) << 40), "slot");
    }

    function test_anchors_several_at_once() external {
        vm.warp(1_000);
        Batch[] memory batches = new Batch[](3);
        for (uint32 i = 0; i < 3; ++i) batches[i] = Batch(keccak256(abi.encode(i)), 10 + i);
        registry.anchor(batches[1].root, 77);

        registry.anchorMany(batches);

        for (uint32 i = 0; i < 3; ++i) {
            Facts memory facts = factsOf(address(this), batches[i].root, 0);
            vm.assertEq(facts.anchoredAt, 1_000, "anchoredAt");
            vm.assertEq(facts.size, i == 1 ? 77 : 10 + i, "size");
        }
    }

    function test_one_bad_batch_of_several_refuses_all() external {
        Batch[] memory batches = new Batch[](2);
        batches[0] = Batch(ROOT, 10);
        vm.expectRevert(abi.encodeWithSelector(IAnchors.CredentialRegistryEmptyRoot.selector));
        registry.anchorMany(batches);
        batches[1].root = keccak256("other");
        vm.expectRevert(abi.encodeWithSelector(IAnchors.CredentialRegistryEmptyBatch.selector, keccak256("other")));
        registry.anchorMany(batches);

        vm.assertEq(factsOf(address(this), ROOT, 0).size, 0, "size");
    }

    function test_refuses_an_empty_root() external {
        vm.expectRevert(abi.encodeWithSelector(IAnchors.CredentialRegistryEmptyRoot.selector));
        registry.anchor(0, 1);
    }

    function test_refuses_an_empty_batch() external {
        vm.expectRevert(abi.encodeWithSelector(IAnchors.CredentialRegistryEmptyBatch.selector, ROOT));
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
        Facts memory facts = factsOf(address(this), ROOT, 0);
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
