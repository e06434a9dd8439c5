// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IStatus} from "../interfaces/IStatus.sol";
import {KeyProof} from "../libraries/KeyProof.sol";
import {REVOKE, SUSPEND} from "../types/Roles.sol";
import {Action, SignedChange} from "../types/SignedChange.sol";
import {RegistryBatchStatus} from "./RegistryBatchStatus.sol";
import {RegistryNonces} from "./RegistryNonces.sol";
import {RegistryStatus} from "./RegistryStatus.sol";

/// @title Changes of status that somebody signed
abstract contract RegistrySignedStatus is RegistryStatus, RegistryBatchStatus, RegistryNonces, EIP712 {
    /// @inheritdoc IStatus
    function changeStatusBySig(SignedChange calldata change) external {
        if (block.timestamp > change.deadline) {
            revert CredentialRegistrySignatureExpired(change.deadline, block.timestamp);
        }
        if (!KeyProof.isSigned(change.signer, _hashTypedDataV4(change.hash()), change.signature)) {
            revert CredentialRegistryInvalidSignature(change.signer);
        }
        uint8 role = change.isReversible() ? SUSPEND : REVOKE;
        _authorizeSigner(change.signer, change.key, role, KeyProof.typeOf(change.signature));

        if (change.isReversible()) {
            _useNonce(change.signer, change.nonce);
        } else if (change.nonce != 0) {
            revert CredentialRegistryNeedlessNonce(change.nonce);
        }
        if (change.isOnBatch()) {
            _changeBatch(change);
        } else {
            _changeCredentials(change);
        }
    }

    function _changeBatch(SignedChange calldata change) private {
        // They are not signed: what is signed has one form.
        if (change.indexes.length != 0) revert CredentialRegistryMalformedIndexes(change.indexes.length);

        if (change.action == Action.RevokeBatch) {
            _revokeBatch(change.key, change.root, change.reason);
        } else if (change.action == Action.SuspendBatch) {
            _suspendBatch(change.key, change.root, change.reason);
        } else {
            _reinstateBatch(change.key, change.root, change.reason);
        }
    }

    function _changeCredentials(SignedChange calldata change) private {
        if (change.action == Action.Revoke) {
            _revoke(change.key, change.root, change.indexes, change.reason);
        } else if (change.action == Action.Supersede) {
            _supersede(change.key, change.root, change.indexes, change.reason);
        } else if (change.action == Action.Suspend) {
            _suspend(change.key, change.root, change.indexes, change.reason);
        } else {
            _reinstate(change.key, change.root, change.indexes, change.reason);
        }
    }
}
