// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorSlot, INLINE_BITS} from "../types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {IndexRange} from "./IndexRange.sol";

/// @title Revocations kept in the slot of the anchor
/// @notice The 176 bits are a bitmap for a batch of up to 176 (bit i = index i), else a list of entries.
library InlineRevocations {
    /// @dev Whether the position is among them.
    function contains(AnchorSlot slot, uint32 index) internal pure returns (bool) {
        if (index >= slot.size()) return false;
        if (slot.size() <= INLINE_BITS) return (slot.inlined() >> index) & 1 == 1;
        return toInlineEntries(slot.inlined(), slot.size()).contains(index);
    }

    /// @dev For a batch of up to 176.
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

    /// @dev For a larger batch: appends in the order given, while there is room.
    /// @return The positions for which there was none.
    function fillEntries(
        InlineEntries memory entries,
        uint32 size,
        PackedIndexes indexes
    ) internal pure returns (PackedIndexes) {
        while (!indexes.isEmpty() && !entries.isFull()) {
            uint32 index = indexes.first();
            IndexRange.check(index, size);
            if (!entries.contains(index)) entries.append(index);
            indexes = indexes.dropFirst();
        }
        return indexes;
    }
}
