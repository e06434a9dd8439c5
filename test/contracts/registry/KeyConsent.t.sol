// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IKeys} from "../../../contracts/interfaces/IKeys.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {Consent} from "../support/Consent.sol";
import {IssuerTest} from "../support/IssuerTest.sol";
import {signAsAccount, signMalleable} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

/// @dev What a key has to sign to be added, and that nothing else will do.
contract KeyConsentTest is IssuerTest {
    function test_a_consent_is_used_once() external {
        Consent memory consent = consentOf(SECRET);
        bytes memory proof = signAsAccount(SECRET, digestOf(consent));
        add(consent, proof);
        bytes32 before = keccak256(abi.encode(registry.keyOf(consent.key)));

        vm.prank(CONTROLLER);
        vm.expectRevert(abi.encodeWithSelector(IKeys.CredentialRegistryKeyClaimed.selector, consent.key, issuer));
        registry.addKey(issuer, consent.key, consent.keyType, consent.roles, consent.deadline, proof);

        vm.assertEq(keccak256(abi.encode(registry.keyOf(consent.key))), before, "record");
    }

    function test_a_consent_is_good_until_its_deadline() external {
        Consent memory consent = consentOf(SECRET);
        vm.warp(consent.deadline + 1);
        refuses(
            consent,
            SECRET,
            abi.encodeWithSelector(
                IKeys.CredentialRegistryConsentExpired.selector,
                consent.deadline,
                consent.deadline + 1
            )
        );

        vm.warp(consent.deadline);
        add(consent, signAsAccount(SECRET, digestOf(consent)));
        vm.assertEq(registry.keyOf(consent.key).from, consent.deadline, "from");
    }

    function testFuzz_a_consent_to_anything_else_is_refused(uint256 seed, uint8 field) external {
        Consent memory consent = consentOf(SECRET);
        Consent memory signed = consentOf(SECRET);
        uint256 other = 1 + (seed % 1_000);
        field %= 6;
        if (field == 0) signed.issuerId += uint64(other);
        if (field == 1) signed.controller = address(uint160(CONTROLLER) + uint160(other));
        if (field == 2) signed.key = address(uint160(signed.key) + uint160(other));
        if (field == 3) signed.keyType = other % 2 == 0 ? KeyType.Contract : KeyType.P256;
        if (field == 4) signed.roles = uint8(1 + (other % 6));
        if (field == 5) signed.deadline += other;

        _refusesProof(consent, signAsAccount(SECRET, digestOf(signed)));
    }

    function test_a_consent_for_another_chain_is_refused() external {
        Consent memory consent = consentOf(SECRET);
        bytes32 digest = consent.toDigest(block.chainid + 1, address(registry));

        _refusesProof(consent, signAsAccount(SECRET, digest));
    }

    /// @dev A chain that splits gives one of its halves another id.
    function test_a_consent_from_before_a_split_is_refused_after_it() external {
        Consent memory consent = consentOf(SECRET);
        bytes memory before = signAsAccount(SECRET, consent.toDigest(block.chainid, address(registry)));
        vm.chainId(77);

        _refusesProof(consent, before);
        add(consent, signAsAccount(SECRET, consent.toDigest(77, address(registry))));
        vm.assertEq(registry.keyOf(consent.key).issuerId, issuer, "added");
    }

    function test_a_consent_for_another_registry_is_refused() external {
        Consent memory consent = consentOf(SECRET);
        bytes32 digest = consent.toDigest(block.chainid, address(this));

        _refusesProof(consent, signAsAccount(SECRET, digest));
    }

    function test_a_consent_by_another_key_is_refused() external {
        Consent memory consent = consentOf(SECRET);

        _refusesProof(consent, signAsAccount(OTHER_SECRET, digestOf(consent)));
    }

    function test_a_malleable_consent_is_refused() external {
        Consent memory consent = consentOf(SECRET);

        _refusesProof(consent, signMalleable(SECRET, digestOf(consent)));
    }

    /// @dev The consent names the controller that it was given to.
    function test_a_consent_does_not_outlive_the_controller() external {
        Consent memory consent = consentOf(SECRET);
        bytes memory proof = signAsAccount(SECRET, digestOf(consent));
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, STRANGER);
        vm.prank(STRANGER);
        registry.acceptController(issuer);

        consent.controller = STRANGER;
        _refusesProof(consent, proof);
    }

    function test_an_account_is_not_added_as_a_contract_nor_as_P256() external {
        Consent memory consent = consentOf(SECRET);
        consent.keyType = KeyType.Contract;
        _refusesProof(consent, signAsAccount(SECRET, digestOf(consent)));

        consent.keyType = KeyType.P256;
        _refusesProof(consent, signAsAccount(SECRET, digestOf(consent)));
    }

    function _refusesProof(Consent memory consent, bytes memory proof) private {
        bytes memory reason = abi.encodeWithSelector(IKeys.CredentialRegistryInvalidConsent.selector, consent.key);
        vm.prank(consent.controller);
        vm.expectRevert(reason);
        registry.addKey(consent.issuerId, consent.key, consent.keyType, consent.roles, consent.deadline, proof);
    }
}
