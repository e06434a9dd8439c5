// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {
    openWindow,
    Window,
    WindowBadSinceNotEarlier,
    WindowBadSinceOutOfRange,
    WindowEndInPast,
    WindowEndNotEarlier
} from "../../../contracts/types/Window.sol";
import {WindowRecord} from "../../../contracts/types/WindowRecord.sol";
import {Random} from "../support/Random.sol";
import {vm} from "../support/Vm.sol";

contract WindowTest {
    /// @dev Near each other, so that they meet; and the numbers that mean none, and the highest.
    uint40[6] private times = [0, 1, 2, 3, 4, type(uint40).max];

    // By way of calls, because the compiler takes the block time for the same throughout one.
    function open() external view returns (Window) {
        return openWindow();
    }

    function isGoodNow(Window window) external view returns (bool) {
        return window.isGoodNow();
    }

    function endAt(Window window, uint40 end) external view returns (Window) {
        return window.endAt(end);
    }

    function declareBad(Window window, uint40 since) external view returns (Window) {
        return window.declareBad(since);
    }

    function testFuzz_opens_now_and_each_part_keeps_to_its_bits(uint40 time, uint40 later, uint40 since) external {
        if (later < time) (time, later) = (later, time);
        vm.warp(time);
        Window window = this.open();
        vm.assertEq(Window.unwrap(window), time, "opened");

        window = this.endAt(window, later);
        vm.assertEq(Window.unwrap(window), time | (uint256(later) << 40), "ended");

        since = since > time ? time : since;
        if (since == 0) return;
        window = this.declareBad(window, since);
        vm.assertEq(Window.unwrap(window), time | (uint256(later) << 40) | (uint256(since) << 80), "bad");

        WindowRecord memory record = window.toRecord();
        vm.assertEq(record.from, time, "from");
        vm.assertEq(record.end, later, "end");
        vm.assertEq(record.badSince, since, "badSince");
    }

    function test_is_good_by_the_rule_at_every_combination_of_times() external {
        for (uint256 i = 0; i < 6 ** 4; ++i) {
            uint40 from = times[i % 6];
            uint40 end = times[(i / 6) % 6];
            uint40 badSince = times[(i / 36) % 6];
            uint40 time = times[i / 216];
            Window window = _window(from, end, badSince);
            bool good = from <= time && (end == 0 || time < end) && (badSince == 0 || time < badSince);

            vm.assertEq(window.isGoodAt(time), good, "good");
            vm.warp(time);
            vm.assertEq(this.isGoodNow(window), good, "good now");
        }
    }

    function test_an_end_may_be_now_and_not_before() external {
        vm.warp(1_000);

        vm.assertEq(this.endAt(this.open(), 1_000).end(), 1_000, "now");
        vm.expectRevert(abi.encodeWithSelector(WindowEndInPast.selector, 999, 1_000));
        this.endAt(Window.wrap(5), 999);
        vm.expectRevert(abi.encodeWithSelector(WindowEndInPast.selector, 0, 1_000));
        this.endAt(Window.wrap(5), 0);
    }

    function test_an_end_moves_earlier_only() external {
        vm.warp(1_000);
        Window window = _window(5, 2_000, 0);

        vm.assertEq(this.endAt(window, 1_999).end(), 1_999, "earlier");
        vm.expectRevert(abi.encodeWithSelector(WindowEndNotEarlier.selector, 2_000, 2_000));
        this.endAt(window, 2_000);
        vm.expectRevert(abi.encodeWithSelector(WindowEndNotEarlier.selector, 2_001, 2_000));
        this.endAt(window, 2_001);
    }

    function test_what_has_ended_stays_so() external {
        vm.warp(3_000);
        Window window = _window(5, 2_000, 0);

        vm.expectRevert(abi.encodeWithSelector(WindowEndNotEarlier.selector, 3_000, 2_000));
        this.endAt(window, 3_000);
        vm.expectRevert(abi.encodeWithSelector(WindowEndInPast.selector, 1_999, 3_000));
        this.endAt(window, 1_999);
    }

    function test_bad_since_may_be_now_or_before_it_opened_and_not_later() external {
        vm.warp(1_000);
        Window window = _window(5, 0, 0);

        vm.assertEq(this.declareBad(window, 1_000).badSince(), 1_000, "now");
        vm.assertEq(this.declareBad(window, 1).badSince(), 1, "before");
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceOutOfRange.selector, 0, 1_000));
        this.declareBad(window, 0);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceOutOfRange.selector, 1_001, 1_000));
        this.declareBad(window, 1_001);
    }

    function test_bad_since_moves_earlier_only() external {
        vm.warp(1_000);
        Window window = _window(5, 0, 500);

        vm.assertEq(this.declareBad(window, 499).badSince(), 499, "earlier");
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceNotEarlier.selector, 500, 500));
        this.declareBad(window, 500);
        vm.expectRevert(abi.encodeWithSelector(WindowBadSinceNotEarlier.selector, 501, 500));
        this.declareBad(window, 501);
    }

    /// @dev Also of a window with other bits above its own, which have to stay.
    function testFuzz_only_ever_narrows(uint256 seed) external {
        Random memory random = Random(seed);
        uint256 time = 1 + random.below(20);
        vm.warp(time);
        uint256 above = (random.next() >> 120) << 120;
        Window window = Window.wrap(above | Window.unwrap(this.open()));

        for (uint256 i = 0; i < 12; ++i) {
            vm.warp(time += random.below(10));
            Window changed = _change(window, random);

            vm.assertEq(changed.from(), window.from(), "from");
            vm.assertEq(Window.unwrap(changed) >> 120, above >> 120, "above");
            for (uint40 t = 0; t < 200; ++t) {
                if (changed.isGoodAt(t)) vm.assertEq(window.isGoodAt(t), true, "revived");
                // An end leaves the past as it was; bad since takes exactly what follows it.
                bool same = changed.badSince() == window.badSince() ? t < time : t < changed.badSince();
                if (same) vm.assertEq(changed.isGoodAt(t), window.isGoodAt(t), "flipped");
                if (changed.badSince() != 0 && t >= changed.badSince()) {
                    vm.assertEq(changed.isGoodAt(t), false, "good while bad");
                }
            }
            window = changed;
        }
    }

    function _change(Window window, Random memory random) private view returns (Window) {
        uint40 time = uint40(random.below(150));
        if (random.below(2) == 0) {
            try this.endAt(window, time) returns (Window changed) {
                return changed;
            } catch {
                return window;
            }
        }
        try this.declareBad(window, time) returns (Window changed) {
            return changed;
        } catch {
            return window;
        }
    }

    function _window(uint40 from, uint40 end, uint40 badSince) private pure returns (Window) {
        return Window.wrap(from | (uint256(end) << 40) | (uint256(badSince) << 80));
    }
}
