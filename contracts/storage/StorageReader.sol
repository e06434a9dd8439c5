// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {StorageSlot} from "@openzeppelin/contracts/utils/StorageSlot.sol";
import {IStorageReader} from "../interfaces/IStorageReader.sol";

/// @title Reading of raw storage
abstract contract StorageReader is IStorageReader {
    /// @inheritdoc IStorageReader
    function readSlots(bytes32[] calldata slots) external view returns (bytes32[] memory values) {
        values = new bytes32[](slots.length);
        for (uint256 i = 0; i < slots.length; ++i) values[i] = StorageSlot.getBytes32Slot(slots[i]).value;
    }
}
