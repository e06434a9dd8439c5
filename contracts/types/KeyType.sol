// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice How a key signs. Declared with the key and never guessed from its code: since EIP-7702 an account may
/// have some. The numbers are part of the storage layout.
/// @dev Account signs by ECDSA over secp256k1. Contract is asked once, by ERC-1271, and then calls by itself. P256
/// signs by ECDSA over secp256r1, stands under the low 20 bytes of keccak256("cairn:p256" ‖ x ‖ y) and cannot call.
enum KeyType {
    Account,
    Contract,
    P256
}

/// @dev As a set, one bit each. A P-256 key has no account, so no caller is one.
uint256 constant TYPES_THAT_CALL = (1 << uint256(KeyType.Account)) | (1 << uint256(KeyType.Contract));

/// @dev The set of this type alone.
function toKeyTypes(KeyType keyType) pure returns (uint256) {
    return 1 << uint256(keyType);
}
