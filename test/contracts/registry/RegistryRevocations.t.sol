// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {pack, series} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

/// @dev Where the bits of revocations are put, slot by slot.
contract RegistryRevocationsTest is RegistryTest {
    function test_a_small_batch_has_one_inline_bit_per_position() external {
        registry.anchor(ROOT, 176);

        registry.revoke(address(this), ROOT, pack(175, 0, 9), REASON);

        vm.assertEq(inlineOf(ROOT), (1 << 175) | 1 | (1 << 9), "inline");
        vm.assertEq(wordOf(ROOT, REVOKED, 0), 0, "word");
    }

    function test_a_small_batch_keeps_what_was_revoked_before() external {
        registry.anchor(ROOT, 176);

        registry.revoke(address(this), ROOT, pack(175), REASON);
        registry.revoke(address(this), ROOT, pack(0), REASON);

        vm.assertEq(inlineOf(ROOT), (1 << 175) | 1, "inline");
    }

    function test_a_larger_batch_has_inline_entries_in_the_order_given() external {
        registry.anchor(ROOT, 177);

        registry.revoke(address(this), ROOT, pack(176, 0), REASON);
        registry.revoke(address(this), ROOT, pack(0, 9), REASON);

        vm.assertEq(inlineOf(ROOT), 177 | (1 << 8) | (10 << 16), "inline");
        vm.assertEq(wordOf(ROOT, REVOKED, 0), 0, "word");
    }

    /// @dev 17 entries for a batch of 1,000, 12 for 10,000, 8 for a million, 5 for the largest.
    function test_entries_are_as_wide_as_the_size_needs_and_spill_into_words() external {
        _fillsAndSpills(177, 8, 22);
        _fillsAndSpills(255, 8, 22);
        _fillsAndSpills(256, 9, 19);
        _fillsAndSpills(1_000, 10, 17);
        _fillsAndSpills(10_000, 14, 12);
        _fillsAndSpills(1_000_000, 20, 8);
        _fillsAndSpills(type(uint32).max, 32, 5);
    }

    function _fillsAndSpills(uint32 size, uint256 width, uint256 capacity) private {
        bytes32 root = bytes32(uint256(size));
        registry.anchor(root, size);
        uint32 start = size - 40;
        uint256 expected;
        for (uint256 i = 0; i < capacity; ++i) expected |= (start + i + 1) << (i * width);

        registry.revoke(address(this), root, pack(series(start, 1, capacity)), REASON);
        vm.assertEq(inlineOf(root), expected, "full");

        registry.revoke(address(this), root, pack(series(start, 1, capacity + 1)), REASON);
        uint256 spilled = start + capacity;
        vm.assertEq(inlineOf(root), expected, "still full");
        vm.assertEq(wordOf(root, REVOKED, spilled >> 8), 1 << (spilled & 255), "word");
    }

    function test_one_call_can_fill_the_entries_and_spill() external {
        registry.anchor(ROOT, 10_000);
        uint32[] memory indexes = series(250, 1, 20);

        registry.revoke(address(this), ROOT, pack(indexes), REASON);

        for (uint256 i = 0; i < 20; ++i) vm.assertEq(isRevoked(ROOT, indexes[i]), true, "revoked");
        // 250 to 261 are inline, 262 to 269 are not.
        vm.assertEq(wordOf(ROOT, REVOKED, 0), 0, "word 0");
        vm.assertEq(wordOf(ROOT, REVOKED, 1), 0xff << 6, "word 1");
    }

    /// @dev The size may come later, or never, so the first entries are as wide as any size needs.
    function test_without_an_anchor_there_are_five_wide_entries_and_then_words() external {
        registry.revoke(address(this), ROOT, pack(series(7, 1_000_000, 6)), REASON);

        uint256 entries;
        for (uint256 i = 0; i < 5; ++i) entries |= (8 + i * 1_000_000) << (32 * i);
        vm.assertEq(load(anchorSlot(address(this), ROOT)), (entries << 80) | (1 << 79), "entries and flag");
        vm.assertEq(wordOf(ROOT, REVOKED, 5_000_007 >> 8), 1 << (5_000_007 & 255), "word");
    }

    function test_entries_from_before_the_anchor_stay_as_wide_as_they_are() external {
        registry.revoke(address(this), ROOT, pack(5), REASON);
        registry.anchor(ROOT, 10);
        registry.revoke(address(this), ROOT, pack(5, 6), REASON);

        vm.assertEq(inlineOf(ROOT), 6 | (7 << 32), "inline");
        vm.assertEq(wordOf(ROOT, REVOKED, 0), 0, "word");
        vm.assertEq(isRevoked(ROOT, 5), true, "revoked 5");
        vm.assertEq(isRevoked(ROOT, 6), true, "revoked 6");
        vm.assertEq(isRevoked(ROOT, 7), false, "revoked 7");
    }

    function test_a_revocation_without_an_anchor_opens_one_slot() external {
        vm.record();

        registry.revoke(address(this), ROOT, pack(5, 6), REASON);

        (, bytes32[] memory writes) = vm.accesses(address(registry));
        vm.assertEq(writes.length, 1, "stores");
        vm.assertEq(writes[0], anchorSlot(address(this), ROOT), "anchor");
    }

    function test_suspensions_before_the_anchor_leave_the_inline_part_free() external {
        registry.suspend(address(this), ROOT, pack(5), REASON);
        registry.anchor(ROOT, 10);

        registry.revoke(address(this), ROOT, pack(5), REASON);

        vm.assertEq(inlineOf(ROOT), 1 << 5, "inline");
        vm.assertEq(wordOf(ROOT, SUSPENDED, 0), 1 << 5, "suspended");
    }
}
