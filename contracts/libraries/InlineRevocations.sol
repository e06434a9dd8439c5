// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorSlot, INLINE_BITS, WIDE_ENTRIES} from "../types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../types/InlineEntries.sol";

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
}
