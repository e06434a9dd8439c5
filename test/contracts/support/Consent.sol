// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyType} from "../../../contracts/types/KeyType.sol";
import {toDigest as toTypedDigest} from "./typedData.sol";

/// @dev What a key signs to be added to an issuer. The digest is put together here by hand, from EIP-712.
struct Consent {
    uint64 issuerId;
    address controller;
    address key;
    KeyType keyType;
    uint8 roles;
    uint256 deadline;
}

using {toContent, toDigest} for Consent global;

bytes32 constant KEY_CONSENT_TYPE = keccak256(
    "KeyConsent(uint64 issuerId,address controller,address key,uint8 keyType,uint8 roles,uint256 deadline)"
);

function toContent(Consent memory consent) pure returns (bytes32) {
    return keccak256(abi.encode(KEY_CONSENT_TYPE, consent));
}

function toDigest(Consent memory consent, uint256 chainId, address registry) pure returns (bytes32) {
    return toTypedDigest(consent.toContent(), chainId, registry);
}
