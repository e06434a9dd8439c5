// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorId} from "../types/AnchorId.sol";
import {AnchorSlot} from "../types/AnchorSlot.sol";
import {Issuer} from "../types/Issuer.sol";
import {KeySlot} from "../types/KeySlot.sol";
import {Purpose} from "../types/Purpose.sol";
import {StatusWord} from "../types/StatusWord.sol";
import {Window} from "../types/Window.sol";

/// @title Storage of the registry
/// @dev All of it, in this order. Proofs of storage are made against these slots, so new variables go to the end.
abstract contract RegistryStorage {
    /// @dev Slot 0. When a batch was anchored, its size, its flags and its first revocations.
    mapping(AnchorId anchorId => AnchorSlot slot) internal _anchors;

    /// @dev Slot 1. One bit per position: word index >> 8, bit index & 255. Revocations are the union of
    /// these and of the inline ones.
    mapping(AnchorId anchorId => mapping(Purpose purpose => mapping(uint256 index => StatusWord word))) internal _words;

    /// @dev Slot 2. Numbered from 1.
    mapping(uint64 issuerId => Issuer issuer) internal _issuers;

    /// @dev Slot 3. Whose a key is, its window and what it may do. The issuer is written once.
    mapping(address key => KeySlot slot) internal _keys;

    /// @dev Slot 4. When an issuer's assertion key is good, under keccak256 of its Multikey. Only ever looked up
    /// for an issuer, because anybody may list any.
    mapping(uint64 issuerId => mapping(bytes32 keyHash => Window window)) internal _assertionKeys;

    /// @dev Slot 5. The number of the newest issuer.
    uint64 internal _issuerCount;

    /// @dev Slot 6. When an aggregate was recorded, by the root over its batches.
    mapping(bytes32 superRoot => uint40 time) internal _aggregates;

    /// @dev Slot 7. One bit per nonce: word nonce >> 8, bit nonce & 255.
    mapping(address signer => mapping(uint256 index => uint256 bits)) internal _usedNonces;
}
