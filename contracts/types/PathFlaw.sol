// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Why a path of grants does not lead from a root to an issuer; None if it does.
/// @dev Broken: an edge does not start where the one before it ends, or the path not at the root, or it does not end
/// at the issuer. OutOfScope: an edge has another scope, or scope 0 after the scope began. Unknown: there is no such
/// grant. TooLong: more edges follow than the grant allows. NotGood: the grant is not good at that time.
enum PathFlaw {
    None,
    Broken,
    OutOfScope,
    Unknown,
    TooLong,
    NotGood
}
