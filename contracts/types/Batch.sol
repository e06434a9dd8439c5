// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A batch of credentials.
/// @param root Merkle root of the batch; not zero.
/// @param size Number of credentials in it; not zero.
struct Batch {
    bytes32 root;
    uint32 size;
}
