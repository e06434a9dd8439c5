// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev A stretch of calldata with positions of four bytes each, big-endian. Lowest bits first:
/// from:128 (where the first byte lies in calldata) · to:128 (where the last one ends).
type PackedIndexes is uint256;

using {isEmpty, first, dropFirst, takeRun} for PackedIndexes global;

/// @dev Takes the bytes as they are: the caller has checked that their number is a multiple of four.
function toPackedIndexes(bytes calldata indexes) pure returns (PackedIndexes packed) {
    // An offset in calldata that the ABI decoder accepted is far below 2^128.
    assembly ("memory-safe") {
        packed := or(indexes.offset, shl(128, add(indexes.offset, indexes.length)))
    }
}

function isEmpty(PackedIndexes indexes) pure returns (bool) {
    return uint128(PackedIndexes.unwrap(indexes)) == PackedIndexes.unwrap(indexes) >> 128;
}

/// @dev Only for what is not empty.
function first(PackedIndexes indexes) pure returns (uint32 index) {
    assembly ("memory-safe") {
        index := shr(224, calldataload(and(indexes, 0xffffffffffffffffffffffffffffffff)))
    }
}

/// @dev Only for what is not empty, so that `from` never passes `to`.
function dropFirst(PackedIndexes indexes) pure returns (PackedIndexes) {
    unchecked {
        return PackedIndexes.wrap(PackedIndexes.unwrap(indexes) + 4);
    }
}

/// @dev Takes the longest beginning whose positions share one status word. Only for what is not empty.
/// In assembly and up to eight positions at a time, because a plain loop over them costs 76,000 gas more for a
/// thousand positions in forty words, and 8,500 more for a hundred in one.
/// @return word Number of the status word: index >> 8.
/// @return mask The bits in it: 1 << (index & 255) for each.
/// @return rest What follows.
function takeRun(PackedIndexes indexes) pure returns (uint256 word, uint256 mask, PackedIndexes rest) {
    assembly ("memory-safe") {
        let from := and(indexes, 0xffffffffffffffffffffffffffffffff)
        let to := shr(128, indexes)

        word := shr(232, calldataload(from))
        let alike := mul(word, 0x0000010000000100000001000000010000000100000001000000010000000100)

        for {} 1 {} {
            let eight := calldataload(from)
            // In each lane of 32 bits the upper 24 are 0 if its position lies in this word and before the end.
            let different := and(
                or(xor(eight, alike), shr(shl(3, sub(to, from)), not(0))),
                0xffffff00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff00ffffff00
            )
            if different {
                // The run ends among these eight; what the shifts bring in is never reached.
                if iszero(shr(128, different)) {
                    mask := or(mask, or(shl(byte(3, eight), 1), shl(byte(7, eight), 1)))
                    mask := or(mask, or(shl(byte(11, eight), 1), shl(byte(15, eight), 1)))
                    eight := shl(128, eight)
                    different := shl(128, different)
                    from := add(from, 16)
                }
                for {} iszero(shr(232, different)) {} {
                    mask := or(mask, shl(byte(3, eight), 1))
                    eight := shl(32, eight)
                    different := shl(32, different)
                    from := add(from, 4)
                }
                break
            }
            mask := or(mask, or(shl(byte(3, eight), 1), shl(byte(7, eight), 1)))
            mask := or(mask, or(shl(byte(11, eight), 1), shl(byte(15, eight), 1)))
            mask := or(mask, or(shl(byte(19, eight), 1), shl(byte(23, eight), 1)))
            mask := or(mask, or(shl(byte(27, eight), 1), shl(byte(31, eight), 1)))
            from := add(from, 32)
        }

        rest := or(from, shl(128, to))
    }
}
