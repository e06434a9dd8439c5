// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GrantRecord} from "../../../contracts/types/GrantRecord.sol";
import {GrantSlot, toGrantSlot} from "../../../contracts/types/GrantSlot.sol";
import {Window} from "../../../contracts/types/Window.sol";
import {vm} from "../support/Vm.sol";

contract GrantSlotTest {
    function testFuzz_each_part_keeps_to_its_bits(uint120 times, uint8 depth) external pure {
        GrantSlot slot = toGrantSlot(Window.wrap(times), depth);

        vm.assertEq(GrantSlot.unwrap(slot), times | (uint256(depth) << 120), "slot");
        GrantRecord memory record = slot.toRecord();
        vm.assertEq(record.window.from, times & 0xffffffffff, "from");
        vm.assertEq(record.window.end, (times >> 40) & 0xffffffffff, "end");
        vm.assertEq(record.window.badSince, times >> 80, "badSince");
        vm.assertEq(record.depth, depth, "depth");
    }

    function testFuzz_the_window_is_replaced_and_nothing_else(
        uint120 before,
        uint120 times,
        uint8 depth
    ) external pure {
        GrantSlot changed = toGrantSlot(Window.wrap(before), depth).withWindow(Window.wrap(times));

        vm.assertEq(GrantSlot.unwrap(changed), times | (uint256(depth) << 120), "slot");
        vm.assertEq(Window.unwrap(changed.window()), times, "window");
    }

    function testFuzz_is_written_once_it_has_a_time(uint40 from, uint128 rest) external pure {
        vm.assertEq(GrantSlot.wrap(from | (uint256(rest) << 40)).isWritten(), from != 0, "written");
    }

    function test_the_earliest_time_is_one() external pure {
        vm.assertEq(GrantSlot.wrap(1).isWritten(), true, "written");
        vm.assertEq(GrantSlot.wrap(1 << 40).isWritten(), false, "not written");
    }

    function test_has_the_terms_that_it_has() external pure {
        GrantSlot slot = toGrantSlot(Window.wrap(1_000 | (5_000 << 40)), 2);

        vm.assertEq(slot.hasTerms(5_000, 2), true, "these");
        vm.assertEq(slot.hasTerms(5_001, 2), false, "another end");
        vm.assertEq(slot.hasTerms(0, 2), false, "no end");
        vm.assertEq(slot.hasTerms(5_000, 3), false, "another depth");
        vm.assertEq(toGrantSlot(Window.wrap(1_000), 2).hasTerms(0, 2), true, "open");
        vm.assertEq(
            toGrantSlot(Window.wrap(1_000 | (5_000 << 40) | (1 << 80)), 2).hasTerms(5_000, 2),
            false,
            "disowned"
        );
    }
}
