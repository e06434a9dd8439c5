// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice That a batch is in an aggregate, and that its key agreed to it.
/// @param superRoot Merkle root of the aggregate.
/// @param index Position of the batch in it, from 0.
/// @param size The number of batches in it.
/// @param path The sibling hashes from the leaf of the batch upwards, 32 bytes each.
/// @param notAfter The latest time of an aggregate that the key agreed to, in seconds since 1970.
/// @param signature Over the EIP-712 type AggregateItem, 64 bytes. Account: r ‖ s with the parity in the highest bit
/// of s (EIP-2098). P256: r ‖ s.
/// @param publicKey P256: x ‖ y, 64 bytes. Account: empty.
struct AggregateProof {
    bytes32 superRoot;
    uint32 index;
    uint32 size;
    bytes path;
    uint40 notAfter;
    bytes signature;
    bytes publicKey;
}
