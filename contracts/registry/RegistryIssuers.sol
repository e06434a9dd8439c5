// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIssuers} from "../interfaces/IIssuers.sol";
import {Issuer} from "../types/Issuer.sol";
import {RegistryAuthority} from "./RegistryAuthority.sol";

/// @title Issuers and their controllers
abstract contract RegistryIssuers is RegistryAuthority {
    /// @inheritdoc IIssuers
    function createIssuer(
        address controller,
        string calldata identifier,
        string calldata uri
    ) external returns (uint64 issuerId) {
        if (controller == address(0)) revert CredentialRegistryEmptyController();
        if (bytes(identifier).length == 0) revert CredentialRegistryEmptyIdentifier();

        issuerId = ++_issuerCount;
        Issuer storage issuer = _issuers[issuerId];
        issuer.controller = controller;
        issuer.identifierHash = keccak256(bytes(identifier));
        emit IssuerCreated(issuerId, controller, keccak256(bytes(identifier)), identifier, uri);
    }

    /// @inheritdoc IIssuers
    function proposeController(uint64 issuerId, address newController) external {
        _authorizeController(issuerId);

        _issuers[issuerId].pendingController = newController;
        emit ControllerProposed(issuerId, newController);
    }

    /// @inheritdoc IIssuers
    function acceptController(uint64 issuerId) external {
        Issuer storage issuer = _issuers[issuerId];
        if (msg.sender != issuer.pendingController) revert CredentialRegistryNotProposed(msg.sender, issuerId);

        issuer.controller = msg.sender;
        issuer.pendingController = address(0);
        emit ControllerAccepted(issuerId, msg.sender);
    }

    /// @inheritdoc IIssuers
    function setIssuerUri(uint64 issuerId, string calldata uri) external {
        _authorizeController(issuerId);

        emit IssuerUriSet(issuerId, uri);
    }

    /// @inheritdoc IIssuers
    function declareAnchoredOnly(uint64 issuerId) external {
        _authorizeController(issuerId);
        if (_issuers[issuerId].anchoredOnly) return;

        _issuers[issuerId].anchoredOnly = true;
        emit AnchoredOnlyDeclared(issuerId);
    }

    /// @inheritdoc IIssuers
    function issuerOf(uint64 issuerId) external view returns (Issuer memory issuer) {
        return _issuers[issuerId];
    }
}
