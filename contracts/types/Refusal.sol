// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Why a signed batch is not anchored; None if it is.
enum Refusal {
    None,
    EmptyRoot,
    EmptyBatch,
    Expired,
    InvalidSignature
}
