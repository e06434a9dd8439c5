// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InlineEntries, toInlineEntries} from "../../../contracts/types/InlineEntries.sol";
import {Random} from "../support/Random.sol";
import {vm} from "../support/Vm.sol";

contract InlineEntriesTest {
    /// @dev Neighbouring values differ by one borrow, so they are where a test of all lanes at once could err.
    function testFuzz_contains_what_was_appended_and_nothing_else(uint256 seed) external pure {
        Random memory random = Random(seed);
        uint32 size = _drawSize(random);
        InlineEntries memory entries = toInlineEntries(0, size);
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
        InlineEntries memory entries = toInlineEntries(0, size);
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
    }

    function testFuzz_reads_back_what_was_stored(uint256 seed) external pure {
        Random memory random = Random(seed);
        uint32 size = _drawSize(random);
        InlineEntries memory entries = toInlineEntries(0, size);

        while (!entries.isFull()) {
            entries.append(uint32(_drawIndex(random, size)));
            InlineEntries memory again = toInlineEntries(entries.bits, size);
            vm.assertEq(keccak256(abi.encode(again)), keccak256(abi.encode(entries)), "entries");
        }
    }

    function test_none_lie_within_a_word_if_there_are_none() external pure {
        InlineEntries memory none;
        vm.assertEq(none.within(0), 0, "word 0");
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
