// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Inclusion of a leaf in a Merkle tree
/// @notice RFC 9162 §2.1.3.2 over keccak256, with node = keccak256(0x01 ‖ left ‖ right).
/// @dev The size decides the shape, so each index has exactly one length of path: an inner node never passes
/// for a leaf, as long as the size comes from the chain.
library InclusionProof {
    /// @notice Whether the path leads from the leaf at this index of a tree of this size to the root.
    /// @param leaf The hash of the leaf.
    /// @param index Its position, from 0.
    /// @param size The number of leaves in the tree.
    /// @param path The sibling hashes from the leaf upwards, 32 bytes each.
    /// @param root The root of the tree.
    /// @return Whether it does; false for a path of any other length, and for an index outside the tree.
    function verify(
        bytes32 leaf,
        uint32 index,
        uint32 size,
        bytes calldata path,
        bytes32 root
    ) internal pure returns (bool) {
        if (index >= size) return false;
        if (path.length % 32 != 0) return false;

        bytes32 node = leaf;
        uint256 position = index;
        uint256 last = size - 1;
        for (uint256 offset = 0; offset < path.length; offset += 32) {
            if (last == 0) return false;

            bytes32 sibling = bytes32(path[offset:offset + 32]);
            if (position & 1 == 1) {
                node = _hash(sibling, node);
            } else if (position == last) {
                // The last node of an odd level rises unhashed to where it is a right child.
                while (position & 1 == 0) {
                    position >>= 1;
                    last >>= 1;
                }
                node = _hash(sibling, node);
            } else {
                node = _hash(node, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && node == root;
    }

    /// @dev keccak256(0x01 ‖ left ‖ right), behind the free memory and without taking any: a thousand paths in one
    /// call would take megabytes, whose price grows with the square.
    function _hash(bytes32 left, bytes32 right) private pure returns (bytes32 node) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, 0x01)
            mstore(add(free, 0x01), left)
            mstore(add(free, 0x21), right)
            node := keccak256(free, 0x41)
        }
    }
}
