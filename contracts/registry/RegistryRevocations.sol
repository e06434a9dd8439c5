// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InlineRevocations} from "../libraries/InlineRevocations.sol";
import {AnchorId} from "../types/AnchorId.sol";
import {AnchorSlot, WIDE_ENTRIES} from "../types/AnchorSlot.sol";
import {InlineEntries, toInlineEntries} from "../types/InlineEntries.sol";
import {PackedIndexes} from "../types/PackedIndexes.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWords} from "./StatusWords.sol";

/// @title Where revocations go: inline first, then into words
/// @dev Words hold revocations of a batch only once its inline part is full. So no position is ever in both, and
/// no word is read before one must be written.
abstract contract RegistryRevocations is StatusWords {
    function _setRevoked(AnchorId id, PackedIndexes indexes) internal returns (bool changed) {
        AnchorSlot slot = _anchors[id];
        // The entries keep their width when the batch is anchored: nothing that was written moves.
        if (slot.size() == 0) slot = slot.withFlag(WIDE_ENTRIES);
        return InlineRevocations.isBitmap(slot) ? _setInBitmap(id, slot, indexes) : _setInEntries(id, slot, indexes);
    }

    function _setInBitmap(AnchorId id, AnchorSlot slot, PackedIndexes indexes) private returns (bool changed) {
        uint256 bits = InlineRevocations.fillBitmap(slot.inlined(), slot.size(), indexes);
        changed = bits != slot.inlined();
        if (changed) _anchors[id] = slot.withInlined(bits);
    }

    function _setInEntries(AnchorId id, AnchorSlot slot, PackedIndexes indexes) private returns (bool changed) {
        InlineEntries memory entries = toInlineEntries(slot);
        PackedIndexes rest = InlineRevocations.fillEntries(entries, slot.limit(), indexes);
        if (entries.bits != slot.inlined()) {
            _anchors[id] = slot.withInlined(entries.bits);
            changed = true;
        }
        if (_setBits(id, Purpose.Revoked, rest, slot.limit(), entries)) changed = true;
    }
}
