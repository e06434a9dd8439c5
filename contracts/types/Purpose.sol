// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What a bit in a status word means. The numbers are part of the storage layout.
enum Purpose {
    Revoked,
    Suspended,
    Superseded
}
