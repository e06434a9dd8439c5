// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {AggregateProof} from "../types/AggregateProof.sol";
import {InclusionProof} from "./InclusionProof.sol";
import {KeyProof} from "./KeyProof.sol";
import {RegistryDomain} from "./RegistryDomain.sol";

/// @title A batch inside an aggregate
/// @notice superLeaf = keccak256(0x02 ‖ key ‖ root ‖ uint32 size ‖ uint40 notAfter ‖ keccak256(signature)). The
/// signature is in the leaf, so it is older than the aggregate.
library AggregateItem {
    bytes32 private constant AGGREGATE_ITEM_TYPE = keccak256(
        "AggregateItem(address key,bytes32 root,uint32 size,uint40 notAfter)"
    );

    /// @notice Whether the batch is in the aggregate.
    /// @param key The key of the batch.
    /// @param root Merkle root of the batch.
    /// @param size The number of credentials in it.
    /// @param proof Where in the aggregate.
    /// @return Whether it is.
    function isIncluded(
        address key,
        bytes32 root,
        uint32 size,
        AggregateProof calldata proof
    ) internal pure returns (bool) {
        bytes32 superLeaf = keccak256(
            abi.encodePacked(hex"02", key, root, size, proof.notAfter, keccak256(proof.signature))
        );
        return InclusionProof.verify(superLeaf, proof.index, proof.size, proof.path, proof.superRoot);
    }

    /// @notice Whether the key agreed to be in an aggregate.
    /// @param registry Where the aggregate is recorded.
    /// @param key The key of the batch.
    /// @param root Merkle root of the batch.
    /// @param size The number of credentials in it.
    /// @param proof What the key signed, and how.
    /// @return Whether it did.
    function isAgreed(
        address registry,
        address key,
        bytes32 root,
        uint32 size,
        AggregateProof calldata proof
    ) internal view returns (bool) {
        if (proof.signature.length != 64) return false;
        bytes32 structHash = keccak256(abi.encode(AGGREGATE_ITEM_TYPE, key, root, size, proof.notAfter));
        bytes32 digest = MessageHashUtils.toTypedDataHash(RegistryDomain.separatorOf(registry), structHash);
        (bytes32 r, bytes32 s) = abi.decode(proof.signature, (bytes32, bytes32));

        if (proof.publicKey.length == 0) return _isSignedByAccount(key, digest, r, s);
        if (proof.publicKey.length != 64) return false;
        (bytes32 x, bytes32 y) = abi.decode(proof.publicKey, (bytes32, bytes32));
        return key == KeyProof.toHandle(x, y) && P256.verify(digest, r, s, x, y);
    }

    function _isSignedByAccount(address key, bytes32 digest, bytes32 r, bytes32 vs) private pure returns (bool) {
        (address signer, ECDSA.RecoverError problem, ) = ECDSA.tryRecover(digest, r, vs);
        return problem == ECDSA.RecoverError.NoError && signer == key;
    }
}
