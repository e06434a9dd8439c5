// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyRecord} from "../types/KeyRecord.sol";
import {KeyType} from "../types/KeyType.sol";

/// @title Keys of issuers
/// @notice A key belongs to one issuer, with its own consent and for ever, also after it ended. It is good
/// from when it was added until it ends, or until the time since when it is declared compromised.
/// @dev Refusals of a time are errors of contracts/types/Window.sol.
interface IKeys {
    /// @notice A key was added to an issuer, good from the time of this block.
    /// @param issuerId The issuer.
    /// @param key The key.
    /// @param keyType How it signs.
    /// @param roles What it may do: 1 anchor, 2 suspend and reinstate, 4 revoke, or a sum of these.
    event KeyAdded(uint64 indexed issuerId, address indexed key, KeyType keyType, uint8 roles);

    /// @notice A key was ended, or its end moved earlier.
    /// @param issuerId The issuer.
    /// @param key The key.
    /// @param end When it ends.
    event KeyEnded(uint64 indexed issuerId, address indexed key, uint40 end);

    /// @notice A key was declared compromised, or since an earlier time than before.
    /// @param issuerId The issuer.
    /// @param key The key.
    /// @param badSince Since when.
    event KeyDeclaredCompromised(uint64 indexed issuerId, address indexed key, uint40 badSince);

    /// @notice No issuer has this key.
    /// @param key The key.
    error CredentialRegistryUnknownKey(address key);

    /// @notice The key belongs to an issuer already, the same or another.
    /// @param key The key.
    /// @param issuerId That issuer.
    error CredentialRegistryKeyClaimed(address key, uint64 issuerId);

    /// @notice The roles are none, or hold a bit that means nothing.
    /// @param roles The roles given.
    error CredentialRegistryInvalidRoles(uint8 roles);

    /// @notice The consent of the key was good until a time that has passed.
    /// @param deadline That time.
    /// @param time The block time.
    error CredentialRegistryConsentExpired(uint256 deadline, uint256 time);

    /// @notice The proof does not show that the key consents to this.
    /// @param key The key.
    error CredentialRegistryInvalidConsent(address key);

    /// @notice Adds a key to an issuer, good from now. Only by the controller, and only with the consent of the
    /// key: its signature over this type of EIP-712.
    /// KeyConsent(uint64 issuerId,address controller,address key,uint8 keyType,uint8 roles,uint256 deadline)
    /// @param issuerId The issuer.
    /// @param key The key; one that no issuer has or had.
    /// @param keyType How it signs.
    /// @param roles What it may do: 1 anchor, 2 suspend and reinstate, 4 revoke, or a sum of these.
    /// @param deadline The last block time at which the consent is good.
    /// @param proof The signature. Account: r ‖ s ‖ v, 65 bytes, low s. Contract: what its ERC-1271 takes. P256:
    /// abi.encode(r, s, x, y), 128 bytes, low s, over the EIP-712 digest without hashing it again.
    function addKey(
        uint64 issuerId,
        address key,
        KeyType keyType,
        uint8 roles,
        uint256 deadline,
        bytes calldata proof
    ) external;

    /// @notice Ends a key, or moves its end earlier. What it did before that second stays good. Only by the
    /// controller of its issuer.
    /// @param key The key.
    /// @param end When it ends: not before now, and before the end it has.
    function endKey(address key, uint40 end) external;

    /// @notice Declares a key compromised: what it anchored from that time on is void. Only by the controller
    /// of its issuer.
    /// @param key The key.
    /// @param since The time: not 0, not after now, and before the one declared already.
    function declareKeyCompromised(address key, uint40 since) external;

    /// @notice What is known of a key.
    /// @param key The key.
    /// @return record All zero if no issuer has it.
    function keyOf(address key) external view returns (KeyRecord memory record);
}
