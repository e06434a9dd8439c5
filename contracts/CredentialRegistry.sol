// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {RegistryDomain} from "./libraries/RegistryDomain.sol";
import {RegistryAggregates} from "./registry/RegistryAggregates.sol";
import {RegistryAssertionKeys} from "./registry/RegistryAssertionKeys.sol";
import {RegistryFacts} from "./registry/RegistryFacts.sol";
import {RegistryIssuers} from "./registry/RegistryIssuers.sol";
import {RegistryKeys} from "./registry/RegistryKeys.sol";
import {RegistryRelays} from "./registry/RegistryRelays.sol";
import {RegistrySignedStatus} from "./registry/RegistrySignedStatus.sol";
import {StorageReader} from "./storage/StorageReader.sol";

/// @title Registry of anchored batches of credentials, of their status, and of issuers and their keys
/// @notice See ICredentialRegistry. Immutable, without an owner, refuses ETH.
/// @dev The domain of ERC-5267 tells a client that it talks to a Cairn registry. EIP712 comes behind the storage of
/// the registry, so that its two unused string slots do, too.
contract CredentialRegistry is
    RegistryRelays,
    RegistryAggregates,
    RegistrySignedStatus,
    RegistryFacts,
    RegistryIssuers,
    RegistryAssertionKeys,
    RegistryKeys,
    StorageReader
{
    constructor() EIP712(RegistryDomain.NAME, RegistryDomain.VERSION) {}
}
