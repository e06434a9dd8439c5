// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAssertionKeys} from "../interfaces/IAssertionKeys.sol";
import {openWindow, Window} from "../types/Window.sol";
import {WindowRecord} from "../types/WindowRecord.sol";
import {RegistryAuthority} from "./RegistryAuthority.sol";

/// @title Assertion keys of issuers
abstract contract RegistryAssertionKeys is RegistryAuthority {
    /// @inheritdoc IAssertionKeys
    function addAssertionKey(uint64 issuerId, string calldata multikey) external {
        _authorizeController(issuerId);
        if (bytes(multikey).length == 0) revert CredentialRegistryEmptyMultikey();
        bytes32 keyHash = keccak256(bytes(multikey));
        if (_assertionKeys[issuerId][keyHash].from() != 0) {
            revert CredentialRegistryAssertionKeyListed(issuerId, keyHash);
        }

        _assertionKeys[issuerId][keyHash] = openWindow();
        emit AssertionKeyAdded(issuerId, keyHash, multikey);
    }

    /// @inheritdoc IAssertionKeys
    function endAssertionKey(uint64 issuerId, bytes32 keyHash, uint40 end) external {
        Window window = _loadOwn(issuerId, keyHash);

        _assertionKeys[issuerId][keyHash] = window.endAt(end);
        emit AssertionKeyEnded(issuerId, keyHash, end);
    }

    /// @inheritdoc IAssertionKeys
    function declareAssertionKeyCompromised(uint64 issuerId, bytes32 keyHash, uint40 since) external {
        Window window = _loadOwn(issuerId, keyHash);

        _assertionKeys[issuerId][keyHash] = window.declareBad(since);
        emit AssertionKeyDeclaredCompromised(issuerId, keyHash, since);
    }

    /// @inheritdoc IAssertionKeys
    function assertionKeyOf(uint64 issuerId, bytes32 keyHash) external view returns (WindowRecord memory window) {
        return _assertionKeys[issuerId][keyHash].toRecord();
    }

    /// @dev Reverts unless the caller controls the issuer and it has the assertion key.
    function _loadOwn(uint64 issuerId, bytes32 keyHash) private view returns (Window window) {
        _authorizeController(issuerId);
        window = _assertionKeys[issuerId][keyHash];
        if (window.from() == 0) revert CredentialRegistryUnknownAssertionKey(issuerId, keyHash);
    }
}
