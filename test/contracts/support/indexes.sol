// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev The positions as the registry takes them: four bytes each, big-endian.
function pack(uint32[] memory indexes) pure returns (bytes memory packed) {
    for (uint256 i = 0; i < indexes.length; ++i) {
        packed = bytes.concat(packed, bytes4(indexes[i]));
    }
}

function pack(uint32 index) pure returns (bytes memory) {
    return abi.encodePacked(index);
}

function pack(uint32 a, uint32 b) pure returns (bytes memory) {
    return abi.encodePacked(a, b);
}

function pack(uint32 a, uint32 b, uint32 c) pure returns (bytes memory) {
    return abi.encodePacked(a, b, c);
}

/// @dev The positions from `start` on, `step` apart.
function series(uint32 start, uint32 step, uint256 count) pure returns (uint32[] memory indexes) {
    indexes = new uint32[](count);
    for (uint256 i = 0; i < count; ++i) {
        indexes[i] = start + uint32(i) * step;
    }
}
