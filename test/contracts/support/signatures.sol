// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {vm} from "./Vm.sol";

uint256 constant SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
uint256 constant P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551;

/// @dev r ‖ s ‖ v, low s.
function signAsAccount(uint256 secret, bytes32 digest) pure returns (bytes memory) {
    (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, digest);
    return abi.encodePacked(r, s, v);
}

/// @dev The other signature that an account's secret gives for the same digest.
function signMalleable(uint256 secret, bytes32 digest) pure returns (bytes memory) {
    (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, digest);
    return abi.encodePacked(r, bytes32(SECP256K1_ORDER - uint256(s)), v == 27 ? 28 : 27);
}

/// @dev abi.encode(r, s, x, y), low s.
function signAsP256(uint256 secret, bytes32 digest) pure returns (bytes memory) {
    (bytes32 r, bytes32 s) = vm.signP256(secret, digest);
    (uint256 x, uint256 y) = vm.publicKeyP256(secret);
    if (uint256(s) > P256_ORDER / 2) s = bytes32(P256_ORDER - uint256(s));
    return abi.encode(r, s, x, y);
}

/// @dev The address that a P-256 key stands under.
function toP256Key(uint256 secret) pure returns (address) {
    (uint256 x, uint256 y) = vm.publicKeyP256(secret);
    return address(uint160(uint256(keccak256(abi.encodePacked("cairn:p256", x, y)))));
}
