// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IndexRange} from "../libraries/IndexRange.sol";
import {InlineRevocations} from "../libraries/InlineRevocations.sol";
import {AnchorId} from "../types/AnchorId.sol";
import {AnchorSlot, WIDE_ENTRIES} from "../types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWords} from "./StatusWords.sol";

/// @title Where revocations go: inline first, then into words
/// @dev Words hold revocations of a batch only once its inline part is full. So no position is ever in both, and
/// no word is read before one must be written. But what lies beyond the size of a void anchor is always in words,
/// unless it is an entry from before the anchor.
abstract contract RegistryRevocations is StatusWords {
    function _setRevoked(address key, AnchorId id, PackedIndexes indexes) internal returns (bool changed) {
        AnchorSlot slot = _anchors[id];
        // The entries keep their width when the batch is anchored: nothing that was written moves.
        if (slot.size() == 0) slot = slot.withFlag(WIDE_ENTRIES);
        return
            InlineRevocations.isBitmap(slot)
                ? _setInBitmap(key, id, slot, indexes)
                : _setInEntries(key, id, slot, indexes);
    }

    function _setInBitmap(
        address key,
        AnchorId id,
        AnchorSlot slot,
        PackedIndexes indexes
    ) private returns (bool changed) {
        uint256 bits = slot.inlined();
        while (!indexes.isEmpty()) {
            uint256 word;
            uint256 mask;
            (word, mask, indexes) = indexes.takeRun();
            uint256 outside = IndexRange.beyond(word, mask, slot.size());
            if (outside != 0) {
                _checkBeyond(key, slot, word, outside);
                if (_setWord(_words[id][Purpose.Revoked][word], outside)) changed = true;
            }
            bits |= mask ^ outside;
        }
        if (bits != slot.inlined()) {
            _anchors[id] = slot.withInlined(bits);
            changed = true;
        }
    }

    function _setInEntries(
        address key,
        AnchorId id,
        AnchorSlot slot,
        PackedIndexes indexes
    ) private returns (bool changed) {
        InlineEntries memory entries = toInlineEntries(slot);
        while (!indexes.isEmpty() && !entries.isFull()) {
            uint32 index = indexes.first();
            if (index >= slot.limit()) {
                if (_setBeyond(key, id, slot, entries, index)) changed = true;
            } else if (!entries.contains(index)) {
                entries.append(index);
            }
            indexes = indexes.dropFirst();
        }
        if (entries.bits != slot.inlined()) {
            _anchors[id] = slot.withInlined(entries.bits);
            changed = true;
        }
        if (_setBits(key, id, Purpose.Revoked, indexes, slot, entries)) changed = true;
    }

    function _setBeyond(
        address key,
        AnchorId id,
        AnchorSlot slot,
        InlineEntries memory entries,
        uint32 index
    ) private returns (bool changed) {
        uint256 mask = 1 << (index & 255);
        _checkBeyond(key, slot, index >> 8, mask);
        if (entries.holds(index) && entries.contains(index)) return false;

        return _setWord(_words[id][Purpose.Revoked][index >> 8], mask);
    }
}
