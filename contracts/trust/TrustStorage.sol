// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GrantId} from "../types/GrantId.sol";
import {GrantSlot} from "../types/GrantSlot.sol";

/// @title Storage of grants
/// @dev All of it. Proofs of storage are made against these slots, so new variables go to the end.
abstract contract TrustStorage {
    /// @dev Slot 0. When a grant is good, and how many may follow it. Its first time and its depth are written once.
    mapping(GrantId grantId => GrantSlot slot) internal _grants;
}
