// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WindowRecord} from "../types/WindowRecord.sol";

/// @title Assertion keys of issuers
/// @notice Keys that sign an issuer's documents, off chain. Anybody may list any; it counts only for documents
/// of that issuer, so nothing is proved by it and nothing taken from anyone.
/// @dev Refusals of a time are errors of contracts/types/Window.sol.
interface IAssertionKeys {
    /// @notice An assertion key was added to an issuer, good from the time of this block.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    /// @param multikey The key as a Multikey, such as "z6Mk…".
    event AssertionKeyAdded(uint64 indexed issuerId, bytes32 indexed keyHash, string multikey);

    /// @notice An assertion key was ended, or its end moved earlier.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    /// @param end When it ends.
    event AssertionKeyEnded(uint64 indexed issuerId, bytes32 indexed keyHash, uint40 end);

    /// @notice An assertion key was declared compromised, or since an earlier time than before.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    /// @param badSince Since when.
    event AssertionKeyDeclaredCompromised(uint64 indexed issuerId, bytes32 indexed keyHash, uint40 badSince);

    /// @notice The Multikey is empty.
    error CredentialRegistryEmptyMultikey();

    /// @notice The issuer has this assertion key already, or had it.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    error CredentialRegistryAssertionKeyListed(uint64 issuerId, bytes32 keyHash);

    /// @notice The issuer does not have this assertion key.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    error CredentialRegistryUnknownAssertionKey(uint64 issuerId, bytes32 keyHash);

    /// @notice Adds an assertion key to an issuer, good from now. Only by the controller.
    /// @param issuerId The issuer.
    /// @param multikey The key as a Multikey; not empty, and none that the issuer has or had.
    function addAssertionKey(uint64 issuerId, string calldata multikey) external;

    /// @notice Ends an assertion key, or moves its end earlier. Only by the controller.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    /// @param end When it ends: not before now, and before the end it has.
    function endAssertionKey(uint64 issuerId, bytes32 keyHash, uint40 end) external;

    /// @notice Declares an assertion key compromised. Only by the controller.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    /// @param since Since when: not 0, not after now, and before the time declared already.
    function declareAssertionKeyCompromised(uint64 issuerId, bytes32 keyHash, uint40 since) external;

    /// @notice When an issuer's assertion key is good.
    /// @param issuerId The issuer.
    /// @param keyHash keccak256 of the Multikey.
    /// @return window All zero if the issuer does not have it.
    function assertionKeyOf(uint64 issuerId, bytes32 keyHash) external view returns (WindowRecord memory window);
}
