// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev All that one storage slot says of a batch. Lowest bits first:
/// anchoredAt:40 (block time) · size:32 (0 where there is no anchor) · flags:8 · inline revocations:176.
type AnchorSlot is uint256;

using {anchoredAt, size, limit, inlined, has, withAnchor, withInlined, withFlag, withoutFlag} for AnchorSlot global;

uint256 constant SIZE_OFFSET = 40;
uint256 constant FLAGS_OFFSET = 72;
uint256 constant INLINE_OFFSET = 80;
uint256 constant INLINE_BITS = 176;

/// @dev Flag: the whole batch is revoked.
uint256 constant BATCH_REVOKED = 1 << (FLAGS_OFFSET + 0);

/// @dev Flag: the whole batch is suspended.
uint256 constant BATCH_SUSPENDED = 1 << (FLAGS_OFFSET + 1);

/// @dev Flag: inline revocations are entries of 32 bits, because the first was written before the size was known.
uint256 constant WIDE_ENTRIES = 1 << (FLAGS_OFFSET + 7);

function anchoredAt(AnchorSlot slot) pure returns (uint40) {
    return uint40(AnchorSlot.unwrap(slot));
}

function size(AnchorSlot slot) pure returns (uint32) {
    return uint32(AnchorSlot.unwrap(slot) >> SIZE_OFFSET);
}

/// @dev Positions lie below it: the size, or the largest one there is while none is known.
function limit(AnchorSlot slot) pure returns (uint32) {
    return slot.size() == 0 ? type(uint32).max : slot.size();
}

function inlined(AnchorSlot slot) pure returns (uint256) {
    return AnchorSlot.unwrap(slot) >> INLINE_OFFSET;
}

function has(AnchorSlot slot, uint256 flag) pure returns (bool) {
    return AnchorSlot.unwrap(slot) & flag != 0;
}

/// @dev Keeps the flags: a batch may have some before it is anchored. Only for a slot without an anchor.
function withAnchor(AnchorSlot slot, uint40 time, uint32 count) pure returns (AnchorSlot) {
    return AnchorSlot.wrap(AnchorSlot.unwrap(slot) | time | (uint256(count) << SIZE_OFFSET));
}

/// @dev The inline part has the highest bits, so what exceeds 176 bits falls off.
function withInlined(AnchorSlot slot, uint256 bits) pure returns (AnchorSlot) {
    uint256 rest = AnchorSlot.unwrap(slot) & ((1 << INLINE_OFFSET) - 1);
    return AnchorSlot.wrap(rest | (bits << INLINE_OFFSET));
}

function withFlag(AnchorSlot slot, uint256 flag) pure returns (AnchorSlot) {
    return AnchorSlot.wrap(AnchorSlot.unwrap(slot) | flag);
}

function withoutFlag(AnchorSlot slot, uint256 flag) pure returns (AnchorSlot) {
    return AnchorSlot.wrap(AnchorSlot.unwrap(slot) & ~flag);
}
