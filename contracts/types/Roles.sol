// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What a key may do for its issuer, as bits of a uint8. The numbers are part of the storage layout.

/// @dev To anchor batches. Judged by the reader, at the time of the anchor.
uint8 constant ANCHOR = 1;

/// @dev To suspend and to reinstate, credentials and whole batches.
uint8 constant SUSPEND = 2;

/// @dev To revoke, credentials and whole batches, and to supersede.
uint8 constant REVOKE = 4;

/// @dev At least one of them, and nothing else.
function areRoles(uint8 roles) pure returns (bool) {
    return roles != 0 && roles & ~(ANCHOR | SUSPEND | REVOKE) == 0;
}
