// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WindowRecord} from "./WindowRecord.sol";

/// @notice What is known of a grant.
/// @param window When it is good; all zero if it was never written.
/// @param depth How many more grants may follow it in a path.
struct GrantRecord {
    WindowRecord window;
    uint8 depth;
}
