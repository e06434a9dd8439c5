// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InlineRevocations} from "../libraries/InlineRevocations.sol";
import {AnchorId} from "../types/AnchorId.sol";
import {AnchorSlot, INLINE_BITS, REVOKED_EARLY} from "../types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWords} from "./StatusWords.sol";

/// @title Where revocations go: inline first, then into words
/// @dev Words hold revocations of a batch only once its inline part is full, or if they hold some from before
/// the anchor, when there was no inline part to use; then it stays unused. So no position is ever in both, and
/// no word is read before one must be written.
abstract contract RegistryRevocations is StatusWords {
    function _revoke(AnchorId id, PackedIndexes indexes) internal returns (bool changed) {
        AnchorSlot slot = _anchors[id];
        if (slot.size() == 0) return _revokeEarly(id, slot, indexes);
        if (slot.has(REVOKED_EARLY)) return _revokeInWords(id, slot, indexes);
        if (slot.size() <= INLINE_BITS) return _revokeInBitmap(id, slot, indexes);
        return _revokeInEntries(id, slot, indexes);
    }

    function _revokeEarly(AnchorId id, AnchorSlot slot, PackedIndexes indexes) private returns (bool changed) {
        changed = _revokeInWords(id, slot, indexes);
        if (!slot.has(REVOKED_EARLY)) _anchors[id] = slot.withFlag(REVOKED_EARLY);
    }

    function _revokeInWords(AnchorId id, AnchorSlot slot, PackedIndexes indexes) private returns (bool changed) {
        InlineEntries memory none;
        return _setBits(id, Purpose.Revoked, indexes, slot.size(), none);
    }

    function _revokeInBitmap(AnchorId id, AnchorSlot slot, PackedIndexes indexes) private returns (bool changed) {
        uint256 bits = InlineRevocations.fillBitmap(slot.inlined(), slot.size(), indexes);
        changed = bits != slot.inlined();
        if (changed) _anchors[id] = slot.withInlined(bits);
    }

    function _revokeInEntries(AnchorId id, AnchorSlot slot, PackedIndexes indexes) private returns (bool changed) {
        InlineEntries memory entries = toInlineEntries(slot.inlined(), slot.size());
        PackedIndexes rest = InlineRevocations.fillEntries(entries, slot.size(), indexes);
        if (entries.bits != slot.inlined()) {
            _anchors[id] = slot.withInlined(entries.bits);
            changed = true;
        }
        if (_setBits(id, Purpose.Revoked, rest, slot.size(), entries)) changed = true;
    }
}
