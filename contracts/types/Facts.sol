// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the registry knows of one position in one batch.
/// @param anchoredAt Block time of the anchor, in seconds since 1970; 0 where there is no anchor.
/// @param size Number of credentials in the batch; 0 where there is no anchor.
/// @param batchRevoked Whether the whole batch is revoked; final.
/// @param batchSuspended Whether the whole batch is suspended; reversible.
/// @param revoked Whether this position is revoked; final.
/// @param suspended Whether this position is suspended; reversible.
/// @param superseded Whether this position is superseded; final.
struct Facts {
    uint40 anchoredAt;
    uint32 size;
    bool batchRevoked;
    bool batchSuspended;
    bool revoked;
    bool suspended;
    bool superseded;
}
