// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {StorageReader} from "./storage/StorageReader.sol";
import {TrustAuthority} from "./trust/TrustAuthority.sol";
import {TrustFacts} from "./trust/TrustFacts.sol";
import {TrustRelays} from "./trust/TrustRelays.sol";

/// @title Registry of who vouches for whom
/// @notice See ITrustRegistry. Immutable, without an owner, refuses ETH.
/// @dev The domain of ERC-5267 tells a client that it talks to a Cairn registry. EIP712 comes behind the storage of
/// the registry, so that its two unused string slots do, too.
contract TrustRegistry is TrustFacts, TrustRelays, StorageReader {
    /// @param registry The registry whose issuers these are; for ever.
    constructor(ICredentialRegistry registry) EIP712("Cairn TrustRegistry", "1") TrustAuthority(registry) {}
}
