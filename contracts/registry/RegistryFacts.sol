// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {InlineRevocations} from "../libraries/InlineRevocations.sol";
import {Facts} from "../types/Facts.sol";
import {AnchorId, toAnchorId} from "../types/AnchorId.sol";
import {AnchorSlot, BATCH_REVOKED, BATCH_SUSPENDED} from "../types/AnchorSlot.sol";
import {KeyRecord} from "../types/KeyRecord.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWords} from "./StatusWords.sol";

/// @title Reading of the registry
abstract contract RegistryFacts is ICredentialRegistry, StatusWords {
    /// @inheritdoc ICredentialRegistry
    function factsOf(
        address key,
        bytes32 root,
        uint32 index
    ) external view returns (Facts memory facts, KeyRecord memory keyRecord) {
        keyRecord = _keys[key].toRecord();
        AnchorId id = toAnchorId(key, root);
        AnchorSlot slot = _anchors[id];
        facts.anchoredAt = slot.anchoredAt();
        facts.size = slot.size();
        facts.batchRevoked = slot.has(BATCH_REVOKED);
        facts.batchSuspended = slot.has(BATCH_SUSPENDED);
        // The word first: the same slots are read whatever the answer.
        facts.revoked = _bit(id, Purpose.Revoked, index) || InlineRevocations.contains(slot, index);
        facts.suspended = _bit(id, Purpose.Suspended, index);
        facts.superseded = _bit(id, Purpose.Superseded, index);
    }
}
