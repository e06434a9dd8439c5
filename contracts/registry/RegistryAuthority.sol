// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {KeySlot} from "../types/KeySlot.sol";
import {KeyType} from "../types/KeyType.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title Who may do what
abstract contract RegistryAuthority is ICredentialRegistry, RegistryStorage {
    /// @dev Reverts unless the caller controls the issuer.
    function _authorizeController(uint64 issuerId) internal view {
        if (msg.sender != _issuers[issuerId].controller) {
            revert CredentialRegistryNotController(msg.sender, issuerId);
        }
    }

    /// @dev Reverts unless the caller may change the status of batches of this key.
    function _authorize(address key, uint8 role) internal view {
        if (!_mayChangeStatus(msg.sender, key, role)) revert CredentialRegistryUnauthorized(msg.sender, key);
    }

    /// @dev From the cheapest to the dearest: one slot is read for the key itself, two for another key of its
    /// issuer, three for the controller.
    function _mayChangeStatus(address caller, address key, uint8 role) private view returns (bool) {
        KeySlot slot = _keys[key];
        uint64 issuerId = slot.issuerId();
        if (issuerId == 0) return caller == key;

        KeySlot ofCaller = caller == key ? slot : _keys[caller];
        if (ofCaller.issuerId() == issuerId && _mayCall(ofCaller, role)) return true;

        return caller == _issuers[issuerId].controller;
    }

    /// @dev A P-256 key has no account, so no caller is one.
    function _mayCall(KeySlot slot, uint8 role) private view returns (bool) {
        return slot.has(role) && !slot.isOfType(KeyType.P256) && slot.window().isGoodNow();
    }
}
