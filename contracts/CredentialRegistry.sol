// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {RegistryAnchors} from "./registry/RegistryAnchors.sol";
import {RegistryFacts} from "./registry/RegistryFacts.sol";
import {RegistryStatus} from "./registry/RegistryStatus.sol";

/// @title Registry of anchored batches of credentials and of their status
/// @notice See ICredentialRegistry. Immutable, without an owner, refuses ETH.
/// @dev The domain of ERC-5267 tells a client that it talks to a Cairn registry. EIP712 comes last, so that its
/// two unused string slots lie behind those of the registry.
contract CredentialRegistry is RegistryAnchors, RegistryStatus, RegistryFacts, EIP712 {
    constructor() EIP712("Cairn CredentialRegistry", "1") {}
}
