// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorSlot} from "../../../contracts/types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../../../contracts/types/InlineEntries.sol";
import {Random} from "../support/Random.sol";
import {vm} from "../support/Vm.sol";

contract InlineEntriesTest {
    /// @dev Neighbouring values differ by one borrow, so they are where a test of all lanes at once could err.
    function testFuzz_contains_what_was_appended_and_nothing_else(uint256 seed) external pure {
        Random memory random = Random(seed);
        uint32 size = _drawSize(random);
        InlineEntries memory entries = _toEntries(0, size);
        uint256[22] memory indexes;
        uint256 count = random.below(176 / entries.width + 1);
        for (uint256 i = 0; i < count; ++i) {
            indexes[i] = _drawIndex(random, size);
            entries.append(uint32(indexes[i]));
        }

        for (uint256 i = 0; i < count; ++i) {
            vm.assertEq(entries.contains(uint32(indexes[i])), true, "appended");
            for (uint256 near = indexes[i] < 3 ? 0 : indexes[i] - 3; near < indexes[i] + 4 && near < size; ++near) {
                vm.assertEq(entries.contains(uint32(near)), _has(indexes, count, near), "near");
            }
        }
        vm.assertEq(entries.contains(0), _has(indexes, count, 0), "lowest");
        vm.assertEq(entries.contains(size - 1), _has(indexes, count, size - 1), "highest");
    }

    function testFuzz_full_entries_are_found_by_word(uint256 seed) external pure {
        Random memory random = Random(seed);
        uint32 size = _drawSize(random);
        InlineEntries memory entries = _toEntries(0, size);
        uint256[22] memory indexes;
        uint256 count;
        while (!entries.isFull()) {
            indexes[count] = _drawIndex(random, size);
            entries.append(uint32(indexes[count]));
            ++count;
        }
        vm.assertEq(count, 176 / entries.width, "capacity");

        for (uint256 i = 0; i < count; ++i) {
            uint256 word = indexes[i] >> 8;
            vm.assertEq(entries.within(word), _maskOf(indexes, count, word), "word");
            if (word != 0) vm.assertEq(entries.within(word - 1), _maskOf(indexes, count, word - 1), "before");
            if ((word + 1) << 8 < size) {
                vm.assertEq(entries.within(word + 1), _maskOf(indexes, count, word + 1), "after");
            }
        }
        uint256 far = size + random.below(uint256(type(uint32).max) - size + 1);
        vm.assertEq(entries.within(far >> 8), _maskOf(indexes, count, far >> 8), "beyond the size");
    }

    function testFuzz_reads_back_what_was_stored(uint256 seed) external pure {
        Random memory random = Random(seed);
        uint32 size = _drawSize(random);
        InlineEntries memory entries = _toEntries(0, size);

        while (!entries.isFull()) {
            entries.append(uint32(_drawIndex(random, size)));
            InlineEntries memory again = _toEntries(entries.bits, size);
            vm.assertEq(keccak256(abi.encode(again)), keccak256(abi.encode(entries)), "entries");
        }
    }

    function test_wide_entries_have_32_bits_whatever_the_size() external pure {
        for (uint256 size = 0; size < 300; size += 177) {
            uint256 slot = (uint256(7) << 80) | (uint256(0x80) << 72) | (size << 40);
            InlineEntries memory entries = toInlineEntries(AnchorSlot.wrap(slot));

            vm.assertEq(entries.width, 32, "width");
            vm.assertEq(entries.end, 32, "end");
            vm.assertEq(entries.contains(6), true, "contains");
        }
    }

    function test_none_lie_within_a_word_if_there_are_none() external pure {
        InlineEntries memory none;
        vm.assertEq(none.within(0), 0, "word 0");
    }

    function test_an_entry_holds_what_fits_it() external pure {
        InlineEntries memory narrow = _toEntries(0, 1_000);
        vm.assertEq(narrow.holds(1_022), true, "1,022");
        vm.assertEq(narrow.holds(1_023), false, "1,023");

        InlineEntries memory wide = _toEntries(0, 0);
        vm.assertEq(wide.holds(type(uint32).max - 1), true, "last");
        vm.assertEq(wide.holds(type(uint32).max), false, "beyond");
    }

    /// @dev Without a size the entries are wide.
    function _toEntries(uint256 bits, uint32 size) private pure returns (InlineEntries memory) {
        uint256 flags = size == 0 ? 0x80 : 0;
        return toInlineEntries(AnchorSlot.wrap((bits << 80) | (flags << 72) | (uint256(size) << 40)));
    }

    function _has(uint256[22] memory indexes, uint256 count, uint256 index) private pure returns (bool) {
        for (uint256 i = 0; i < count; ++i) {
            if (indexes[i] == index) return true;
        }
        return false;
    }

    function _maskOf(uint256[22] memory indexes, uint256 count, uint256 word) private pure returns (uint256 mask) {
        for (uint256 i = 0; i < count; ++i) {
            if (indexes[i] >> 8 == word) mask |= 1 << (indexes[i] & 255);
        }
    }

    /// @dev From 177, with every number of bits as likely as the next.
    function _drawSize(Random memory random) private pure returns (uint32) {
        uint256 bits = 8 + random.below(25);
        uint256 size = (1 << (bits - 1)) | (random.next() & ((1 << (bits - 1)) - 1));
        return uint32(size < 177 ? 177 : size);
    }

    function _drawIndex(Random memory random, uint32 size) private pure returns (uint256) {
        uint256 kind = random.below(4);
        if (kind == 0) return random.below(4);
        if (kind == 1) return size - 1 - random.below(4);
        return random.below(size);
    }
}
