// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GrantRecord} from "./GrantRecord.sol";
import {Window, WINDOW_BITS} from "./Window.sol";

/// @dev All that one storage slot says of a grant. Lowest bits first: from:40 · end:40 · badSince:40 · depth:8.
type GrantSlot is uint256;

using {isWritten, window, depth, hasTerms, withWindow, toRecord} for GrantSlot global;

uint256 constant DEPTH_OFFSET = WINDOW_BITS;
uint256 constant WINDOW_MASK = (1 << WINDOW_BITS) - 1;

function toGrantSlot(Window opened, uint8 granted) pure returns (GrantSlot) {
    return GrantSlot.wrap(Window.unwrap(opened) | (uint256(granted) << DEPTH_OFFSET));
}

/// @dev To be asked first: the window of a slot that was never written would be good at any time.
function isWritten(GrantSlot slot) pure returns (bool) {
    return slot.window().from() != 0;
}

function window(GrantSlot slot) pure returns (Window) {
    return Window.wrap(GrantSlot.unwrap(slot) & WINDOW_MASK);
}

function depth(GrantSlot slot) pure returns (uint8) {
    return uint8(GrantSlot.unwrap(slot) >> DEPTH_OFFSET);
}

/// @dev Whether these are its terms today: as written, or as narrowed since.
function hasTerms(GrantSlot slot, uint40 end, uint8 granted) pure returns (bool) {
    return slot.window().end() == end && slot.window().badSince() == 0 && slot.depth() == granted;
}

function withWindow(GrantSlot slot, Window changed) pure returns (GrantSlot) {
    return toGrantSlot(changed, slot.depth());
}

function toRecord(GrantSlot slot) pure returns (GrantRecord memory) {
    return GrantRecord({window: slot.window().toRecord(), depth: slot.depth()});
}
