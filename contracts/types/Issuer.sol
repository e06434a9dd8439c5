// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the registry knows of an issuer. Laid out in three slots, the first with room for more flags.
/// @param controller The account that manages the issuer; zero if there is no such issuer.
/// @param anchoredOnly Whether the issuer issues nothing unanchored; for ever.
/// @param identifierHash keccak256 of its identifier, such as "did:web:uni.example"; for ever.
/// @param pendingController The account that may take over as the controller; zero if none.
struct Issuer {
    address controller;
    bool anchoredOnly;
    bytes32 identifierHash;
    address pendingController;
}
