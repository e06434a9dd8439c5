// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PackedIndexes, toPackedIndexes} from "../../../contracts/types/PackedIndexes.sol";
import {pack} from "../support/indexes.sol";
import {Random} from "../support/Random.sol";
import {vm} from "../support/Vm.sol";

contract PackedIndexesTest {
    /// @dev Runs of any length, also longer than eight, and ones that end with the calldata or before it.
    function testFuzz_runs_are_those_found_one_by_one(uint256 seed) external view {
        Random memory random = Random(seed);
        uint32[] memory indexes = new uint32[](1 + random.below(60));
        uint32 start = uint32(random.next());
        for (uint256 i = 0; i < indexes.length; ++i) {
            if (random.below(12) == 0) start = uint32(random.next());
            indexes[i] = (start & 0xffffff00) | uint32(random.below(256));
        }
        // What follows in calldata continues the last run, and must not be taken for a part of it.
        uint32 tail = indexes[indexes.length - 1];

        this.checkRuns(pack(indexes), abi.encodePacked(tail, tail, tail, tail, tail, tail, tail, tail), indexes);
    }

    function test_a_word_of_positions_may_differ_in_any_place() external view {
        uint32[] memory indexes = new uint32[](16);
        for (uint256 place = 0; place < 16; ++place) {
            for (uint256 bit = 8; bit < 32; ++bit) {
                for (uint256 i = 0; i < 16; ++i) indexes[i] = uint32(0x01020300 + i);
                indexes[place] ^= uint32(1 << bit);
                this.checkRuns(pack(indexes), "", indexes);
            }
        }
    }

    /// @dev Whoever encodes calldata by hand can start them anywhere.
    function test_positions_may_start_at_an_odd_place() external view {
        uint32[] memory indexes = new uint32[](20);
        for (uint256 i = 0; i < 20; ++i) indexes[i] = uint32(i * 100);

        this.checkRunsBehind(bytes.concat(hex"00", pack(indexes)), indexes);
    }

    function checkRunsBehind(bytes calldata padded, uint32[] calldata indexes) external pure {
        _checkRuns(padded[1:], indexes);
    }

    function checkRuns(bytes calldata packed, bytes calldata, uint32[] calldata indexes) external pure {
        _checkRuns(packed, indexes);
    }

    function _checkRuns(bytes calldata packed, uint32[] calldata indexes) private pure {
        PackedIndexes rest = toPackedIndexes(packed);
        uint256 i = 0;
        while (i < indexes.length) {
            vm.assertEq(rest.isEmpty(), false, "too early");
            vm.assertEq(rest.first(), indexes[i], "first");
            uint256 word;
            uint256 mask;
            (word, mask, rest) = rest.takeRun();

            vm.assertEq(word, indexes[i] >> 8, "word");
            uint256 expected;
            for (; i < indexes.length && indexes[i] >> 8 == word; ++i) expected |= 1 << (indexes[i] & 255);
            vm.assertEq(mask, expected, "mask");
        }
        vm.assertEq(rest.isEmpty(), true, "too late");
    }

    function testFuzz_positions_are_dropped_one_by_one(uint32[] memory indexes) external view {
        this.checkFirsts(pack(indexes), indexes);
    }

    function checkFirsts(bytes calldata packed, uint32[] calldata indexes) external pure {
        PackedIndexes rest = toPackedIndexes(packed);
        for (uint256 i = 0; i < indexes.length; ++i) {
            vm.assertEq(rest.isEmpty(), false, "too early");
            vm.assertEq(rest.first(), indexes[i], "first");
            rest = rest.dropFirst();
        }
        vm.assertEq(rest.isEmpty(), true, "too late");
    }
}
