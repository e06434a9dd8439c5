// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAnchors} from "../interfaces/IAnchors.sol";
import {KeyProof} from "../libraries/KeyProof.sol";
import {Refusal} from "../types/Refusal.sol";
import {SignedBatch} from "../types/SignedBatch.sol";
import {RegistryAnchors} from "./RegistryAnchors.sol";

/// @title Anchoring of batches that their keys signed
/// @dev The signature stands for the call that the key would have made. So the key itself is not looked up, and
/// neither is a nonce: again changes nothing.
abstract contract RegistryRelays is RegistryAnchors, EIP712 {
    /// @inheritdoc IAnchors
    function anchorBySig(SignedBatch calldata batch) external {
        Refusal refusal = _examine(batch);
        if (refusal != Refusal.None) {
            revert CredentialRegistryBatchRefused(batch.key, batch.root, batch.size, batch.deadline, refusal);
        }

        _anchor(batch.key, batch.root, batch.size);
    }

    /// @inheritdoc IAnchors
    function anchorManyBySig(SignedBatch[] calldata batches) external {
        for (uint256 i = 0; i < batches.length; ++i) {
            SignedBatch calldata batch = batches[i];
            Refusal refusal = _examine(batch);
            if (refusal == Refusal.None) {
                _anchor(batch.key, batch.root, batch.size);
            } else {
                emit AnchorRefused(batch.key, batch.root, i, refusal);
            }
        }
    }

    function _examine(SignedBatch calldata batch) private view returns (Refusal) {
        if (batch.root == 0) return Refusal.EmptyRoot;
        if (batch.size == 0) return Refusal.EmptyBatch;
        if (block.timestamp > batch.deadline) return Refusal.Expired;
        if (!KeyProof.isSigned(batch.key, _hashTypedDataV4(batch.hash()), batch.signature)) {
            return Refusal.InvalidSignature;
        }
        return Refusal.None;
    }
}
