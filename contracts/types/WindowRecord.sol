// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice When something is good: at t if from ≤ t, and t < end and t < badSince where these are not 0.
/// Times are block times in seconds since 1970.
/// @param from When it was written; 0 if it never was.
/// @param end When it ends or ended; 0 while it is open. Moves earlier only, and never before the block time.
/// @param badSince Since when it is not to be trusted; 0 if never. Moves earlier only.
struct WindowRecord {
    uint40 from;
    uint40 end;
    uint40 badSince;
}
