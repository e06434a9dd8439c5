// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorSlot, BATCH_REVOKED, BATCH_SUSPENDED, WIDE_ENTRIES} from "../../../contracts/types/AnchorSlot.sol";
import {vm} from "../support/Vm.sol";

contract AnchorSlotTest {
    function testFuzz_each_part_keeps_to_its_bits(uint40 time, uint32 size, uint176 bits) external pure {
        AnchorSlot slot = AnchorSlot
            .wrap(0)
            .withFlag(BATCH_SUSPENDED)
            .withInlined(bits)
            .withAnchor(time, size)
            .withFlag(WIDE_ENTRIES);

        vm.assertEq(slot.anchoredAt(), time, "anchoredAt");
        vm.assertEq(slot.size(), size, "size");
        vm.assertEq(slot.inlined(), bits, "inlined");
        vm.assertEq(slot.has(BATCH_REVOKED), false, "batch revoked");
        vm.assertEq(slot.has(BATCH_SUSPENDED), true, "batch suspended");
        vm.assertEq(slot.has(WIDE_ENTRIES), true, "wide entries");
        uint256 flags = 0x82;
        vm.assertEq(
            AnchorSlot.unwrap(slot),
            time | (uint256(size) << 40) | (flags << 72) | (uint256(bits) << 80),
            "slot"
        );
    }

    function testFuzz_a_flag_is_removed_and_nothing_else(uint256 slot) external pure {
        AnchorSlot changed = AnchorSlot.wrap(slot).withoutFlag(BATCH_SUSPENDED);

        vm.assertEq(AnchorSlot.unwrap(changed), slot & ~(uint256(2) << 72), "slot");
    }

    function testFuzz_the_limit_is_the_size_or_else_the_largest(uint32 size, uint40 time) external pure {
        uint32 limit = AnchorSlot.wrap(time | (uint256(size) << 40)).limit();

        vm.assertEq(limit, size == 0 ? type(uint32).max : size, "limit");
    }

    function testFuzz_inline_bits_are_replaced_and_nothing_else(uint256 slot, uint176 bits) external pure {
        AnchorSlot changed = AnchorSlot.wrap(slot).withInlined(bits);

        vm.assertEq(AnchorSlot.unwrap(changed), (slot & ((1 << 80) - 1)) | (uint256(bits) << 80), "slot");
    }
}
