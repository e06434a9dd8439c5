// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Why a status was changed. Neutral on purpose: the event is public for ever.
enum Reason {
    Unspecified,
    Error,
    Withdrawn,
    Key
}
