// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InclusionProof} from "../../../contracts/libraries/InclusionProof.sol";
import {MerkleTree} from "../support/MerkleTree.sol";
import {vm} from "../support/Vm.sol";
import {FrozenVector, FrozenVectors} from "./FrozenVectors.sol";

/// @dev The EVM agrees with the frozen vectors that the SDK is compared with.
contract VectorsTest {
    function verify(FrozenVector calldata vector) external pure returns (bool) {
        return InclusionProof.verify(vector.leaf, vector.index, vector.size, vector.path, vector.root);
    }

    function test_batch_of_1() external view {
        _check(FrozenVectors.batchOf1(), 1);
    }

    function test_batch_of_2() external view {
        _check(FrozenVectors.batchOf2(), 2);
    }

    function test_batch_of_3() external view {
        _check(FrozenVectors.batchOf3(), 3);
    }

    function test_batch_of_7() external view {
        _check(FrozenVectors.batchOf7(), 7);
    }

    function _check(FrozenVector[] memory vectors, uint256 size) private view {
        vm.assertEq(vectors.length, size, "length");

        bytes32[] memory leaves = new bytes32[](size);
        for (uint256 i = 0; i < size; ++i) leaves[i] = vectors[i].leaf;
        bytes32 root = MerkleTree.rootOf(leaves, 0, size);

        for (uint256 i = 0; i < size; ++i) {
            FrozenVector memory vector = vectors[i];
            vm.assertEq(uint256(vector.index), i, "index");
            vm.assertEq(uint256(vector.size), size, "size");
            vm.assertEq(_leafOf(vector), vector.leaf, "leaf");
            vm.assertEq(vector.root, root, "root");
            vm.assertEq(keccak256(vector.path), keccak256(MerkleTree.pathOf(leaves, i, 0, size)), "path");
            vm.assertEq(this.verify(vector), true, "included");

            vector.leaf = ~vector.leaf;
            vm.assertEq(this.verify(vector), false, "another leaf");
        }
    }

    /// @dev The leaf as the protocol has it.
    function _leafOf(FrozenVector memory vector) private pure returns (bytes32) {
        return
            keccak256(
                abi.encodePacked(
                    hex"00",
                    vector.chainId,
                    vector.registry,
                    vector.key,
                    vector.index,
                    vector.salt,
                    vector.digest
                )
            );
    }
}
