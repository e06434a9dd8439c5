// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Storage, as it is
/// @notice Lets anybody read raw storage, many slots in one call, as eth_getStorageAt and eth_getProof let them read
/// one. So what a reader makes of an answer and what it makes of a proof of storage is the same.
interface IStorageReader {
    /// @notice What is in these slots now.
    /// @param slots The slots, in any order, a slot as often as it is wanted.
    /// @return values One for each slot, in that order; zero for one that was never written.
    function readSlots(bytes32[] calldata slots) external view returns (bytes32[] memory values);
}
