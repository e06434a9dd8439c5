// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IStatus} from "../interfaces/IStatus.sol";

/// @title Positions inside a batch
library IndexRange {
    /// @dev Reverts if the position lies outside the batch.
    function check(uint32 index, uint32 limit) internal pure {
        if (index >= limit) {
            revert IStatus.CredentialRegistryIndexOutOfRange(index, limit);
        }
    }

    /// @dev The same for all positions of one status word; names the highest.
    function check(uint256 word, uint256 mask, uint32 limit) internal pure {
        // A word below this one lies wholly inside, and then the logarithm is saved.
        if (word >= limit >> 8) check(uint32((word << 8) | Math.log2(mask)), limit);
    }
}
