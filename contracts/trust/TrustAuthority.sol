// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {ITrustRegistry} from "../interfaces/ITrustRegistry.sol";
import {KeyProof} from "../libraries/KeyProof.sol";
import {KeyType} from "../types/KeyType.sol";

/// @title Who may grant
abstract contract TrustAuthority is ITrustRegistry, EIP712 {
    ICredentialRegistry private immutable _REGISTRY;

    constructor(ICredentialRegistry registry) {
        _REGISTRY = registry;
    }

    /// @inheritdoc ITrustRegistry
    function credentialRegistry() external view returns (ICredentialRegistry registry) {
        return _REGISTRY;
    }

    /// @dev Reverts unless the caller controls the issuer.
    function _authorizeCaller(uint64 issuerId) internal view {
        if (msg.sender != _controllerOf(issuerId)) revert TrustRegistryNotController(msg.sender, issuerId);
    }

    /// @dev Reverts unless the controller of the issuer signed this. It signs as an account, whatever code it has:
    /// since EIP-7702 an account may have some.
    function _authorizeSigner(
        uint64 issuerId,
        bytes32 structHash,
        uint256 deadline,
        bytes calldata signature
    ) internal view {
        if (block.timestamp > deadline) revert TrustRegistrySignatureExpired(deadline, block.timestamp);
        address controller = _controllerOf(issuerId);
        if (!KeyProof.verify(controller, KeyType.Account, _hashTypedDataV4(structHash), signature)) {
            revert TrustRegistryInvalidSignature(controller, issuerId);
        }
    }

    /// @dev Zero if there is no such issuer.
    function _controllerOf(uint64 issuerId) internal view returns (address) {
        return _REGISTRY.issuerOf(issuerId).controller;
    }
}
