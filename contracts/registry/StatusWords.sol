// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IndexRange} from "../libraries/IndexRange.sol";
import {AnchorId} from "../types/AnchorId.sol";
import {InlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWord} from "../types/StatusWord.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title Status bits in words
/// @dev One word is loaded and stored once for all consecutive positions that lie in it.
abstract contract StatusWords is RegistryStorage {
    /// @param inlined Positions that are inline already and that the words need not hold.
    /// @return changed Whether any bit was set that was not set before.
    function _setBits(
        AnchorId id,
        Purpose purpose,
        PackedIndexes indexes,
        uint32 limit,
        InlineEntries memory inlined
    ) internal returns (bool changed) {
        mapping(uint256 index => StatusWord word) storage words = _words[id][purpose];
        while (!indexes.isEmpty()) {
            uint256 index;
            uint256 mask;
            (index, mask, indexes) = indexes.takeRun();
            IndexRange.check(index, mask, limit);

            StatusWord storage word = words[index];
            uint256 bits = word.bits;
            uint256 missing = mask & ~bits & ~inlined.within(index);
            if (missing != 0) {
                word.bits = bits | missing;
                changed = true;
            }
        }
    }

    /// @return changed Whether any bit was cleared that was set before.
    function _clearBits(
        AnchorId id,
        Purpose purpose,
        PackedIndexes indexes,
        uint32 limit
    ) internal returns (bool changed) {
        mapping(uint256 index => StatusWord word) storage words = _words[id][purpose];
        while (!indexes.isEmpty()) {
            uint256 index;
            uint256 mask;
            (index, mask, indexes) = indexes.takeRun();
            IndexRange.check(index, mask, limit);

            StatusWord storage word = words[index];
            uint256 bits = word.bits;
            if (bits & mask != 0) {
                word.bits = bits & ~mask;
                changed = true;
            }
        }
    }

    function _bit(AnchorId id, Purpose purpose, uint32 index) internal view returns (bool) {
        return (_words[id][purpose][index >> 8].bits >> (index & 255)) & 1 == 1;
    }
}
