// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyType} from "../../../contracts/types/KeyType.sol";
import {Consent} from "./Consent.sol";
import {ContractWallet} from "./ContractWallet.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {signAsAccount, signAsP256, toP256Key} from "./signatures.sol";
import {vm} from "./Vm.sol";

/// @dev A registry with one issuer, and what it takes to add keys to it.
abstract contract IssuerTest is RegistryTest {
    string internal constant IDENTIFIER = "did:web:uni.example";
    address internal constant CONTROLLER = address(0xc0);
    address internal constant STRANGER = address(0xbad);
    uint256 internal constant SECRET = 0x5ec;
    uint256 internal constant OTHER_SECRET = 0x5ed;
    uint8 internal constant ALL = 7;

    uint64 internal issuer = registry.createIssuer(CONTROLLER, IDENTIFIER, "");

    function addAccount(uint256 secret, uint8 roles) internal returns (address key) {
        return addAccountTo(issuer, CONTROLLER, secret, roles);
    }

    function addAccountTo(
        uint64 issuerId,
        address controller,
        uint256 secret,
        uint8 roles
    ) internal returns (address key) {
        key = vm.addr(secret);
        Consent memory consent = Consent(issuerId, controller, key, KeyType.Account, roles, block.timestamp);
        add(consent, signAsAccount(secret, digestOf(consent)));
    }

    function addP256(uint256 secret, uint8 roles) internal returns (address key) {
        key = toP256Key(secret);
        Consent memory consent = Consent(issuer, CONTROLLER, key, KeyType.P256, roles, block.timestamp);
        add(consent, signAsP256(secret, digestOf(consent)));
    }

    function addContract(uint8 roles) internal returns (address key) {
        ContractWallet wallet = new ContractWallet();
        key = address(wallet);
        Consent memory consent = Consent(issuer, CONTROLLER, key, KeyType.Contract, roles, block.timestamp);
        wallet.expect(digestOf(consent), "agreed");
        add(consent, "agreed");
    }

    /// @dev As the controller that the consent names.
    function add(Consent memory consent, bytes memory proof) internal {
        vm.prank(consent.controller);
        registry.addKey(consent.issuerId, consent.key, consent.keyType, consent.roles, consent.deadline, proof);
    }

    function digestOf(Consent memory consent) internal view returns (bytes32) {
        return consent.toDigest(block.chainid, address(registry));
    }

    function consentOf(uint256 secret) internal view returns (Consent memory) {
        return Consent(issuer, CONTROLLER, vm.addr(secret), KeyType.Account, ALL, 10_000);
    }

    /// @dev The registry refuses the key although it consents.
    function refuses(Consent memory consent, uint256 secret, bytes memory reason) internal {
        bytes memory proof = signAsAccount(secret, digestOf(consent));
        vm.prank(consent.controller);
        vm.expectRevert(reason);
        registry.addKey(consent.issuerId, consent.key, consent.keyType, consent.roles, consent.deadline, proof);
    }
}
