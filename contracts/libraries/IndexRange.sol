// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IStatus} from "../interfaces/IStatus.sol";

/// @title Positions inside a batch
library IndexRange {
    /// @dev Those positions of one status word that lie outside the batch. Only for the word in which the batch ends,
    /// and those after it.
    function beyond(uint256 word, uint256 mask, uint32 limit) internal pure returns (uint256) {
        if (word > limit >> 8) return mask;
        return mask & (type(uint256).max << (limit & 255));
    }

    /// @dev Reverts, and names the highest of these positions of one status word, if it lies outside the batch.
    function check(uint256 word, uint256 mask, uint32 limit) internal pure {
        uint32 index = uint32((word << 8) | Math.log2(mask));
        if (index >= limit) {
            revert IStatus.CredentialRegistryIndexOutOfRange(index, limit);
        }
    }
}
