// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyRecord} from "./KeyRecord.sol";
import {KeyType} from "./KeyType.sol";
import {ANCHOR} from "./Roles.sol";
import {Window, WINDOW_BITS} from "./Window.sol";

/// @dev All that one storage slot says of a key. Lowest bits first:
/// issuerId:64 (0 if no issuer has claimed it) · from:40 · end:40 · badSince:40 · type:8 · roles:8.
type KeySlot is uint256;

using {issuerId, window, keyType, isOneOf, roles, has, voids, withWindow, toRecord} for KeySlot global;

uint256 constant WINDOW_OFFSET = 64;
uint256 constant TYPE_OFFSET = WINDOW_OFFSET + WINDOW_BITS;
uint256 constant ROLES_OFFSET = TYPE_OFFSET + 8;
uint256 constant WINDOW_MASK = ((1 << WINDOW_BITS) - 1) << WINDOW_OFFSET;

function toKeySlot(uint64 issuer, Window opened, KeyType declared, uint8 granted) pure returns (KeySlot) {
    return
        KeySlot.wrap(issuer | (uint256(declared) << TYPE_OFFSET) | (uint256(granted) << ROLES_OFFSET)).withWindow(
            opened
        );
}

function issuerId(KeySlot slot) pure returns (uint64) {
    return uint64(KeySlot.unwrap(slot));
}

function window(KeySlot slot) pure returns (Window) {
    return Window.wrap((KeySlot.unwrap(slot) & WINDOW_MASK) >> WINDOW_OFFSET);
}

function keyType(KeySlot slot) pure returns (KeyType) {
    return KeyType(uint8(KeySlot.unwrap(slot) >> TYPE_OFFSET));
}

function roles(KeySlot slot) pure returns (uint8) {
    return uint8(KeySlot.unwrap(slot) >> ROLES_OFFSET);
}

/// @param types A set of types, one bit each.
function isOneOf(KeySlot slot, uint256 types) pure returns (bool) {
    return (types >> uint8(KeySlot.unwrap(slot) >> TYPE_OFFSET)) & 1 == 1;
}

function has(KeySlot slot, uint8 role) pure returns (bool) {
    return slot.roles() & role != 0;
}

/// @dev Whether what the key anchored at that time counts for nothing, whatever comes later. What it anchored before
/// an issuer claimed it is its own, unless it was declared compromised since before.
function voids(KeySlot slot, uint40 anchoredAt) pure returns (bool) {
    if (slot.issuerId() == 0) return false;
    Window period = slot.window();
    if (anchoredAt < period.from()) return period.badSince() != 0 && anchoredAt >= period.badSince();
    return !slot.has(ANCHOR) || !period.isGoodAt(anchoredAt);
}

function withWindow(KeySlot slot, Window changed) pure returns (KeySlot) {
    return KeySlot.wrap((KeySlot.unwrap(slot) & ~WINDOW_MASK) | (Window.unwrap(changed) << WINDOW_OFFSET));
}

function toRecord(KeySlot slot) pure returns (KeyRecord memory) {
    return
        KeyRecord({
            issuerId: slot.issuerId(),
            from: slot.window().from(),
            end: slot.window().end(),
            badSince: slot.window().badSince(),
            keyType: slot.keyType(),
            roles: slot.roles()
        });
}
