// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IKeys} from "../interfaces/IKeys.sol";
import {KeyProof} from "../libraries/KeyProof.sol";
import {KeyRecord} from "../types/KeyRecord.sol";
import {KeySlot, toKeySlot} from "../types/KeySlot.sol";
import {KeyType} from "../types/KeyType.sol";
import {areRoles} from "../types/Roles.sol";
import {openWindow} from "../types/Window.sol";
import {RegistryAuthority} from "./RegistryAuthority.sol";

/// @title Keys of issuers
abstract contract RegistryKeys is RegistryAuthority, EIP712 {
    bytes32 private constant KEY_CONSENT_TYPE = keccak256(
        "KeyConsent(uint64 issuerId,address controller,address key,uint8 keyType,uint8 roles,uint256 deadline)"
    );

    /// @inheritdoc IKeys
    function addKey(
        uint64 issuerId,
        address key,
        KeyType keyType,
        uint8 roles,
        uint256 deadline,
        bytes calldata proof
    ) external {
        _authorizeController(issuerId);
        if (_keys[key].issuerId() != 0) revert CredentialRegistryKeyClaimed(key, _keys[key].issuerId());
        if (!areRoles(roles)) revert CredentialRegistryInvalidRoles(roles);
        if (block.timestamp > deadline) revert CredentialRegistryConsentExpired(deadline, block.timestamp);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(KEY_CONSENT_TYPE, issuerId, msg.sender, key, keyType, roles, deadline))
        );
        if (!KeyProof.verify(key, keyType, digest, proof)) revert CredentialRegistryInvalidConsent(key);

        _keys[key] = toKeySlot(issuerId, openWindow(), keyType, roles);
        emit KeyAdded(issuerId, key, keyType, roles);
    }

    /// @inheritdoc IKeys
    function endKey(address key, uint40 end) external {
        KeySlot slot = _loadOwn(key);

        _keys[key] = slot.withWindow(slot.window().endAt(end));
        emit KeyEnded(slot.issuerId(), key, end);
    }

    /// @inheritdoc IKeys
    function declareKeyCompromised(address key, uint40 since) external {
        KeySlot slot = _loadOwn(key);

        _keys[key] = slot.withWindow(slot.window().declareBad(since));
        emit KeyDeclaredCompromised(slot.issuerId(), key, since);
    }

    /// @inheritdoc IKeys
    function keyOf(address key) external view returns (KeyRecord memory record) {
        return _keys[key].toRecord();
    }

    /// @dev Reverts unless the caller controls the issuer of the key.
    function _loadOwn(address key) private view returns (KeySlot slot) {
        slot = _keys[key];
        if (slot.issuerId() == 0) revert CredentialRegistryUnknownKey(key);
        _authorizeController(slot.issuerId());
    }
}
