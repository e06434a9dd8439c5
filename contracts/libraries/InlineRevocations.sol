// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorSlot, INLINE_BITS, WIDE_ENTRIES} from "../types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {IndexRange} from "./IndexRange.sol";

/// @title Revocations kept in the slot of the anchor
/// @notice The 176 bits are a bitmap for a batch of up to 176 (bit i = index i), else a list of entries, as they also
/// are if the first revocation came before the anchor.
library InlineRevocations {
    /// @dev Whether the position is among them.
    function contains(AnchorSlot slot, uint32 index) internal pure returns (bool) {
        if (isBitmap(slot)) return (slot.inlined() >> index) & 1 == 1;

        InlineEntries memory entries = toInlineEntries(slot);
        return entries.holds(index) && entries.contains(index);
    }

    /// @dev Whether the inline part is a bitmap; else it is a list of entries.
    function isBitmap(AnchorSlot slot) internal pure returns (bool) {
        return slot.size() <= INLINE_BITS && !slot.has(WIDE_ENTRIES);
    }

    /// @dev Where they are a bitmap.
    /// @return Its bitmap with these positions.
    function fillBitmap(uint256 bits, uint32 size, PackedIndexes indexes) internal pure returns (uint256) {
        while (!indexes.isEmpty()) {
            uint256 word;
            uint256 mask;
            (word, mask, indexes) = indexes.takeRun();
            IndexRange.check(word, mask, size);
            bits |= mask;
        }
        return bits;
    }

    /// @dev Elsewhere: appends in the order given, while there is room.
    /// @return The positions for which there was none.
    function fillEntries(
        InlineEntries memory entries,
        uint32 limit,
        PackedIndexes indexes
    ) internal pure returns (PackedIndexes) {
        while (!indexes.isEmpty() && !entries.isFull()) {
            uint32 index = indexes.first();
            IndexRange.check(index, limit);
            if (!entries.contains(index)) entries.append(index);
            indexes = indexes.dropFirst();
        }
        return indexes;
    }
}
