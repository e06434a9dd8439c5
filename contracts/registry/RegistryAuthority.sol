// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {KeySlot} from "../types/KeySlot.sol";
import {KeyType, toKeyTypes, TYPES_THAT_CALL} from "../types/KeyType.sol";
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
    function _authorizeCaller(address key, uint8 role) internal view {
        if (!_mayChangeStatus(msg.sender, key, role, TYPES_THAT_CALL)) {
            revert CredentialRegistryUnauthorized(msg.sender, key);
        }
    }

    /// @dev The same for who signed, in the way of a type of key.
    function _authorizeSigner(address signer, address key, uint8 role, KeyType keyType) internal view {
        if (!_mayChangeStatus(signer, key, role, toKeyTypes(keyType))) {
            revert CredentialRegistryUnauthorized(signer, key);
        }
    }

    /// @dev From the cheapest to the dearest: one slot is read for the key itself, two for another key of its
    /// issuer, three for the controller.
    /// @param types The types of key that can act as the actor did.
    function _mayChangeStatus(address actor, address key, uint8 role, uint256 types) private view returns (bool) {
        KeySlot slot = _keys[key];
        uint64 issuerId = slot.issuerId();
        if (issuerId == 0) return actor == key;

        KeySlot ofActor = actor == key ? slot : _keys[actor];
        if (ofActor.issuerId() == issuerId && _mayAct(ofActor, role, types)) return true;

        return actor == _issuers[issuerId].controller;
    }

    function _mayAct(KeySlot slot, uint8 role, uint256 types) private view returns (bool) {
        return slot.has(role) && slot.isOneOf(types) && slot.window().isGoodNow();
    }
}
