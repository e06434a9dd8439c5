// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A batch that its key signed, for anybody to anchor.
/// @param key The key that signed, under which the batch is anchored.
/// @param root Merkle root of the batch; not zero.
/// @param size Number of credentials in it; not zero.
/// @param deadline The last block time at which it can be anchored.
/// @param signature Over the EIP-712 type Anchor. Account: r ‖ s ‖ v, 65 bytes, low s. P256: abi.encode(r, s, x, y),
/// 128 bytes, low s, over the EIP-712 digest without hashing it again.
struct SignedBatch {
    address key;
    bytes32 root;
    uint32 size;
    uint256 deadline;
    bytes signature;
}

using {hash} for SignedBatch global;

bytes32 constant ANCHOR_TYPE = keccak256("Anchor(address key,bytes32 root,uint32 size,uint256 deadline)");

/// @dev hashStruct of EIP-712.
function hash(SignedBatch calldata batch) pure returns (bytes32) {
    return keccak256(abi.encode(ANCHOR_TYPE, batch.key, batch.root, batch.size, batch.deadline));
}
