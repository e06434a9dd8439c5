// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyType} from "./KeyType.sol";

/// @notice What the registry knows of a key. It is good at t if from ≤ t, and t < end and t < badSince where
/// these are not 0. Times are block times in seconds since 1970.
/// @param issuerId The issuer that it belongs to, for ever; 0 if it belongs to none.
/// @param from When it was added.
/// @param end When it ends or ended; 0 while it is open. Moves earlier only, and never before the block time.
/// @param badSince Since when it is not to be trusted; 0 if never. Moves earlier only.
/// @param keyType How it signs.
/// @param roles What it may do: 1 anchor, 2 suspend and reinstate, 4 revoke, or a sum of these.
struct KeyRecord {
    uint64 issuerId;
    uint40 from;
    uint40 end;
    uint40 badSince;
    KeyType keyType;
    uint8 roles;
}
