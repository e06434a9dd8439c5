// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IndexRange} from "../libraries/IndexRange.sol";
import {AnchorId} from "../types/AnchorId.sol";
import {AnchorSlot} from "../types/AnchorSlot.sol";
import {InlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWord} from "../types/StatusWord.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title Status bits in words
/// @dev One word is loaded and stored once for all consecutive positions that lie in it.
abstract contract StatusWords is RegistryStorage {
    /// @param key Whose anchor it is.
    /// @param inlined Positions that are inline already and that the words need not hold.
    /// @return changed Whether any bit was set that was not set before.
    function _setBits(
        address key,
        AnchorId id,
        Purpose purpose,
        PackedIndexes indexes,
        AnchorSlot slot,
        InlineEntries memory inlined
    ) internal returns (bool changed) {
        mapping(uint256 index => StatusWord word) storage words = _words[id][purpose];
        uint32 limit = slot.limit();
        while (!indexes.isEmpty()) {
            uint256 index;
            uint256 mask;
            (index, mask, indexes) = indexes.takeRun();
            // A word below this one lies wholly inside.
            if (index >= limit >> 8 && IndexRange.beyond(index, mask, limit) != 0) _checkBeyond(key, slot, index, mask);

            if (_setWord(words[index], mask & ~inlined.within(index))) changed = true;
        }
    }

    /// @return changed Whether any bit was cleared that was set before.
    function _clearBits(
        address key,
        AnchorId id,
        Purpose purpose,
        PackedIndexes indexes,
        AnchorSlot slot
    ) internal returns (bool changed) {
        mapping(uint256 index => StatusWord word) storage words = _words[id][purpose];
        uint32 limit = slot.limit();
        while (!indexes.isEmpty()) {
            uint256 index;
            uint256 mask;
            (index, mask, indexes) = indexes.takeRun();
            // A word below this one lies wholly inside.
            if (index >= limit >> 8 && IndexRange.beyond(index, mask, limit) != 0) _checkBeyond(key, slot, index, mask);

            StatusWord storage word = words[index];
            uint256 bits = word.bits;
            if (bits & mask != 0) {
                word.bits = bits & ~mask;
                changed = true;
            }
        }
    }

    /// @return changed Whether any bit was set that was not set before.
    function _setWord(StatusWord storage word, uint256 mask) internal returns (bool changed) {
        uint256 bits = word.bits;
        uint256 missing = mask & ~bits;
        if (missing != 0) {
            word.bits = bits | missing;
            changed = true;
        }
    }

    /// @dev Reverts for positions of one word that lie beyond the size, unless the anchor is void. It counts for
    /// nothing then, so it does not say how large a batch is that may be in an aggregate, too.
    function _checkBeyond(address key, AnchorSlot slot, uint256 word, uint256 mask) internal view {
        uint32 limit = _keys[key].voids(slot.anchoredAt()) ? type(uint32).max : slot.limit();
        IndexRange.check(word, mask, limit);
    }

    function _bit(AnchorId id, Purpose purpose, uint32 index) internal view returns (bool) {
        return (_words[id][purpose][index >> 8].bits >> (index & 255)) & 1 == 1;
    }
}
