// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AnchorSlot, INLINE_BITS, WIDE_ENTRIES} from "./AnchorSlot.sol";

/// @dev The first revocations of a batch larger than the inline bitmap, or of unknown size: floor(176 / width)
/// entries, entry j at [width·j, width·j + width), index + 1, or 0 if empty; filled in order. The width is
/// bitlength(size) bits, or 32 if the first one was written before the size was known.
///
/// All entries are compared at once: a multiple of `ones` repeats a value in each of them, and
/// (x - ones) & ~x & tops differs from 0 if and only if an entry of x is 0.
struct InlineEntries {
    uint256 bits;
    uint256 width;
    /// @dev 1 in every entry.
    uint256 ones;
    /// @dev Where the next entry goes.
    uint256 end;
}

using {isFull, holds, contains, append, within} for InlineEntries global;

function toInlineEntries(AnchorSlot slot) pure returns (InlineEntries memory) {
    // The size has at most 32 bits, so the width is from 1 to 32 and nothing here exceeds 176 bits.
    unchecked {
        uint256 bits = slot.inlined();
        uint256 width = slot.has(WIDE_ENTRIES) ? 32 : Math.log2(slot.size()) + 1;
        uint256 used = INLINE_BITS - (INLINE_BITS % width);
        return
            InlineEntries({
                bits: bits,
                width: width,
                ones: ((1 << used) - 1) / ((1 << width) - 1),
                end: bits == 0 ? 0 : (Math.log2(bits) / width + 1) * width
            });
    }
}

function isFull(InlineEntries memory entries) pure returns (bool) {
    // At most 176 + 32.
    unchecked {
        return entries.end + entries.width > INLINE_BITS;
    }
}

/// @dev Whether an entry is wide enough for the index.
function holds(InlineEntries memory entries, uint32 index) pure returns (bool) {
    return (uint256(index) + 1) >> entries.width == 0;
}

/// @dev Only for an index that an entry holds.
function contains(InlineEntries memory entries, uint32 index) pure returns (bool) {
    // index + 1 fits an entry, so repeating it carries nothing over.
    unchecked {
        return _anyZero(entries, entries.bits ^ ((uint256(index) + 1) * entries.ones));
    }
}

/// @dev Only for an index that an entry holds, and while there is room.
function append(InlineEntries memory entries, uint32 index) pure {
    // index + 1 fits an entry, and the end stays within 176 bits.
    unchecked {
        entries.bits |= (uint256(index) + 1) << entries.end;
        entries.end += entries.width;
    }
}

/// @dev The positions that lie in one status word, as bits of that word. Only if all entries are used or none is.
function within(InlineEntries memory entries, uint256 word) pure returns (uint256 mask) {
    if (entries.bits == 0) return 0;
    // Every entry is at least 1, so none borrows from the next. Where word << 8 does not fit an entry, no entry lies
    // in the word: the comparison may err then, the search does not.
    unchecked {
        uint256 all = (1 << entries.width) - 1;
        uint256 different = (entries.bits - entries.ones) ^ ((word << 8) * entries.ones);
        // Mostly no entry lies in the word, and then the search is saved: 800 gas a word with 12 entries.
        if (!_anyZero(entries, different & (((all >> 8) << 8) * entries.ones))) return 0;

        for (uint256 bits = entries.bits; bits != 0; bits >>= entries.width) {
            uint256 index = (bits & all) - 1;
            if (index >> 8 == word) mask |= 1 << (index & 255);
        }
    }
}

function _anyZero(InlineEntries memory entries, uint256 x) pure returns (bool) {
    // May wrap below zero in the bits that no entry uses.
    unchecked {
        return (x - entries.ones) & ~x & (entries.ones << (entries.width - 1)) != 0;
    }
}
