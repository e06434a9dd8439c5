// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAnchors} from "../interfaces/IAnchors.sol";
import {KeyProof} from "../libraries/KeyProof.sol";
import {AnchorRequest, SignedAnchor} from "../types/AnchorRequest.sol";
import {Refusal} from "../types/Refusal.sol";
import {RegistryAnchors} from "./RegistryAnchors.sol";

/// @title Anchoring of batches that their keys signed
/// @dev The signature stands for the call that the key would have made. So the key itself is not looked up, and
/// neither is a nonce: again changes nothing.
abstract contract RegistryRelays is RegistryAnchors, EIP712 {
    /// @inheritdoc IAnchors
    function anchorBySig(AnchorRequest calldata request, bytes calldata signature) external {
        Refusal refusal = _examine(request, signature);
        if (refusal != Refusal.None) revert CredentialRegistryAnchorRefused(request, refusal);

        _anchor(request.key, request.root, request.size);
    }

    /// @inheritdoc IAnchors
    function anchorManyBySig(SignedAnchor[] calldata batches) external {
        for (uint256 i = 0; i < batches.length; ++i) {
            AnchorRequest calldata request = batches[i].request;
            Refusal refusal = _examine(request, batches[i].signature);
            if (refusal == Refusal.None) {
                _anchor(request.key, request.root, request.size);
            } else {
                emit AnchorRefused(request.key, request.root, i, refusal);
            }
        }
    }

    function _examine(AnchorRequest calldata request, bytes calldata signature) private view returns (Refusal) {
        if (request.root == 0) return Refusal.EmptyRoot;
        if (request.size == 0) return Refusal.EmptyBatch;
        if (block.timestamp > request.deadline) return Refusal.Expired;
        if (!KeyProof.isSigned(request.key, _hashTypedDataV4(request.hash()), signature)) {
            return Refusal.InvalidSignature;
        }
        return Refusal.None;
    }
}
