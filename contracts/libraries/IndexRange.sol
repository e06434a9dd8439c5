// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";

/// @title Positions inside a batch
library IndexRange {
    /// @dev Reverts if the position lies outside an anchored batch.
    function check(uint32 index, uint32 size) internal pure {
        if (index >= size) {
            revert ICredentialRegistry.CredentialRegistryIndexOutOfRange(index, size);
        }
    }

    /// @dev The same for all positions of one status word; names the highest. A batch without an anchor (size 0)
    /// has no known end.
    function check(uint256 word, uint256 mask, uint32 size) internal pure {
        // A word below this one lies wholly inside, and then the logarithm is saved.
        if (size != 0 && word >= size >> 8) check(uint32((word << 8) | Math.log2(mask)), size);
    }
}
