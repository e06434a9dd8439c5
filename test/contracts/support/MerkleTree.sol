// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev RFC 9162 §2.1.1 and §2.1.3.1 as they are written there: by recursion, over the leaves from..to.
library MerkleTree {
    function rootOf(bytes32[] memory leaves, uint256 from, uint256 to) internal pure returns (bytes32) {
        if (to - from == 1) return leaves[from];
        uint256 middle = from + _split(to - from);
        return keccak256(abi.encodePacked(uint8(1), rootOf(leaves, from, middle), rootOf(leaves, middle, to)));
    }

    function pathOf(
        bytes32[] memory leaves,
        uint256 index,
        uint256 from,
        uint256 to
    ) internal pure returns (bytes memory) {
        if (to - from == 1) return "";
        uint256 middle = from + _split(to - from);
        return
            index < middle
                ? bytes.concat(pathOf(leaves, index, from, middle), rootOf(leaves, middle, to))
                : bytes.concat(pathOf(leaves, index, middle, to), rootOf(leaves, from, middle));
    }

    /// @dev The largest power of two below the count.
    function _split(uint256 count) private pure returns (uint256 power) {
        power = 1;
        while (power * 2 < count) power *= 2;
    }
}
