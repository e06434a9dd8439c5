// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InclusionProof} from "../../../contracts/libraries/InclusionProof.sol";
import {MerkleTree} from "../support/MerkleTree.sol";
import {Random} from "../support/Random.sol";
import {vm} from "../support/Vm.sol";

contract InclusionProofTest {
    function verify(
        bytes32 leaf,
        uint32 index,
        uint32 size,
        bytes calldata path,
        bytes32 root
    ) external pure returns (bool) {
        return InclusionProof.verify(leaf, index, size, path, root);
    }

    function verifyCut(
        bytes32 leaf,
        uint32 index,
        uint32 size,
        bytes calldata path,
        bytes32 root,
        uint256 count
    ) external pure returns (bool) {
        return InclusionProof.verify(leaf, index, size, path[:path.length - count], root);
    }

    function test_every_leaf_of_every_small_tree_is_included() external view {
        for (uint32 size = 1; size <= 33; ++size) {
            bytes32[] memory leaves = _leaves(size);
            bytes32 root = MerkleTree.rootOf(leaves, 0, size);
            for (uint32 index = 0; index < size; ++index) {
                bytes memory path = MerkleTree.pathOf(leaves, index, 0, size);
                vm.assertEq(this.verify(leaves[index], index, size, path, root), true, "included");
            }
        }
    }

    /// @dev A path proves one leaf at one index of a tree of one shape.
    function testFuzz_nothing_else_is_included(uint256 seed) external view {
        Random memory random = Random(seed);
        uint32 size = uint32(1 + random.below(100));
        uint32 index = uint32(random.below(size));
        bytes32[] memory leaves = _leaves(size);
        bytes32 root = MerkleTree.rootOf(leaves, 0, size);
        bytes memory path = MerkleTree.pathOf(leaves, index, 0, size);
        bytes32 leaf = leaves[index];

        vm.assertEq(this.verify(leaf, index, size, path, root), true, "included");
        vm.assertEq(this.verify(~leaf, index, size, path, root), false, "leaf");
        vm.assertEq(this.verify(leaf, index, size, path, ~root), false, "root");
        for (uint32 other = 0; other < size + 2; ++other) {
            if (other != index) vm.assertEq(this.verify(leaf, other, size, path, root), false, "index");
        }

        vm.assertEq(this.verify(leaf, index, size, bytes.concat(path, leaf), root), false, "too long");
        vm.assertEq(this.verify(leaf, index, size, bytes.concat(path, hex"00"), root), false, "spare byte");
        if (path.length == 0) return;

        vm.assertEq(this.verifyCut(leaf, index, size, path, root, 1), false, "cut by a byte");
        vm.assertEq(this.verifyCut(leaf, index, size, path, root, 32), false, "cut by a hash");
        uint256 place = random.below(path.length);
        path[place] ^= bytes1(uint8(1 + random.below(255)));
        vm.assertEq(this.verify(leaf, index, size, path, root), false, "path");
    }

    function test_a_node_is_no_leaf() external view {
        for (uint32 size = 2; size <= 33; ++size) {
            bytes32[] memory leaves = _leaves(size);
            bytes32 root = MerkleTree.rootOf(leaves, 0, size);
            for (uint32 index = 0; index < size; ++index) {
                vm.assertEq(this.verify(root, index, size, "", root), false, "root as leaf");
            }

            uint32 half = 1;
            while (half * 2 < size) half *= 2;
            bytes32 left = MerkleTree.rootOf(leaves, 0, half);
            bytes memory right = abi.encode(MerkleTree.rootOf(leaves, half, size));
            bool isLeaf = half == 1;
            vm.assertEq(this.verify(left, 0, size, right, root), isLeaf, "inner node as leaf");
        }
    }

    /// @dev A path has one length per index and size, whatever hashes it is made of.
    function testFuzz_one_length_is_possible(uint256 seed) external view {
        Random memory random = Random(seed);
        uint32 size = uint32(1 + ((random.next() >> (224 + random.below(32))) % type(uint32).max));
        uint32 index = uint32(random.below(size));
        bytes32[] memory siblings = _leaves(33);
        bytes memory path;
        uint256 possible;

        for (uint256 length = 0; length <= 33; ++length) {
            bytes32 root = _climb(index, size, siblings, length);
            if (this.verify(siblings[0], index, size, path, root)) ++possible;
            path = bytes.concat(path, siblings[length % 33]);
        }

        vm.assertEq(possible, 1, "lengths");
    }

    function test_an_index_outside_the_tree_is_not_included() external view {
        bytes32 leaf = keccak256("leaf");

        vm.assertEq(this.verify(leaf, 0, 1, "", leaf), true, "one leaf");
        vm.assertEq(this.verify(leaf, 1, 1, "", leaf), false, "index 1 of 1");
        vm.assertEq(this.verify(leaf, 0, 0, "", leaf), false, "no leaves");
    }

    /// @dev The largest tree and its deepest path.
    function test_a_tree_of_any_size_can_be_climbed() external view {
        uint32 size = type(uint32).max;
        bytes32[] memory siblings = _leaves(32);
        bytes memory path;
        for (uint256 i = 0; i < 32; ++i) path = bytes.concat(path, siblings[i]);

        bytes32 root = _climb(0, size, siblings, 32);

        vm.assertEq(this.verify(siblings[0], 0, size, path, root), true, "included");
    }

    /// @dev The hash that a path of this length leads to, side by side with the tree's own shape.
    function _climb(
        uint256 index,
        uint256 size,
        bytes32[] memory siblings,
        uint256 length
    ) private pure returns (bytes32 node) {
        node = siblings[0];
        uint256 used;
        while (size > 1 && used < length) {
            bool isRight = index & 1 == 1;
            if (isRight || index + 1 < size) {
                bytes32 sibling = siblings[used];
                ++used;
                node = keccak256(isRight ? bytes.concat(hex"01", sibling, node) : bytes.concat(hex"01", node, sibling));
            }
            index /= 2;
            size = (size + 1) / 2;
        }
    }

    function _leaves(uint256 count) private pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            leaves[i] = keccak256(abi.encodePacked(uint8(0), i));
        }
    }
}
