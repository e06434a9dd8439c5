// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {KeyType} from "../types/KeyType.sol";

/// @title Proof that a key signed a digest
library KeyProof {
    uint256 private constant P256_LENGTH = 128;

    /// @notice Whether the key signed the digest, in the way of its declared type.
    /// @param key The key.
    /// @param keyType How it signs.
    /// @param digest What was signed.
    /// @param proof Account: r ‖ s ‖ v. Contract: what its ERC-1271 takes. P256: abi.encode(r, s, x, y).
    /// @return Whether it did. The same signature in another encoding, or with the other s, is none.
    function verify(address key, KeyType keyType, bytes32 digest, bytes calldata proof) internal view returns (bool) {
        if (keyType == KeyType.Account) return _isSignedByAccount(key, digest, proof);
        if (keyType == KeyType.P256) return _isSignedByP256(key, digest, proof);
        // Without code nothing comes back, so an account is never taken for a contract.
        return SignatureChecker.isValidERC1271SignatureNowCalldata(key, digest, proof);
    }

    /// @notice Whether the key signed the digest by itself, in the way that the length of the signature tells. A
    /// contract does not sign.
    /// @param key The key.
    /// @param digest What was signed.
    /// @param signature Account: r ‖ s ‖ v. P256: abi.encode(r, s, x, y).
    /// @return Whether it did.
    function isSigned(address key, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (signature.length == P256_LENGTH) return _isSignedByP256(key, digest, signature);
        return _isSignedByAccount(key, digest, signature);
    }

    /// @notice The type of key that gives a signature of this length.
    function typeOf(bytes calldata signature) internal pure returns (KeyType) {
        return signature.length == P256_LENGTH ? KeyType.P256 : KeyType.Account;
    }

    function _isSignedByAccount(address key, bytes32 digest, bytes calldata proof) private pure returns (bool) {
        (address signer, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest, proof);
        return problem == ECDSA.RecoverError.NoError && signer == key;
    }

    function _isSignedByP256(address key, bytes32 digest, bytes calldata proof) private view returns (bool) {
        if (proof.length != P256_LENGTH) return false;
        (bytes32 r, bytes32 s, bytes32 x, bytes32 y) = abi.decode(proof, (bytes32, bytes32, bytes32, bytes32));

        return key == toHandle(x, y) && P256.verify(digest, r, s, x, y);
    }

    /// @notice The address that a P-256 key stands under.
    function toHandle(bytes32 x, bytes32 y) internal pure returns (address) {
        return address(uint160(uint256(keccak256(bytes.concat("cairn:p256", x, y)))));
    }
}
