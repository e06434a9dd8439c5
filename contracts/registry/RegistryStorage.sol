// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorId} from "../types/AnchorId.sol";
import {AnchorSlot} from "../types/AnchorSlot.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWord} from "../types/StatusWord.sol";

/// @title Storage of the registry
/// @dev All of it, in this order. Proofs of storage are made against these slots, so new variables go to the end.
abstract contract RegistryStorage {
    /// @dev Slot 0. When a batch was anchored, its size, its flags and its first revocations.
    mapping(AnchorId anchorId => AnchorSlot slot) internal _anchors;

    /// @dev Slot 1. One bit per position: word index >> 8, bit index & 255. Revocations are the union of
    /// these and of the inline ones.
    mapping(AnchorId anchorId => mapping(Purpose purpose => mapping(uint256 index => StatusWord word))) internal _words;
}
