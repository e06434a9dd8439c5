// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIssuers} from "../../../contracts/interfaces/IIssuers.sol";
import {Issuer} from "../../../contracts/types/Issuer.sol";
import {IssuerTest} from "../support/IssuerTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryIssuersTest is IssuerTest {
    address private constant NEXT = address(0xc1);

    function testFuzz_creates_issuers_from_1_on(
        address controller,
        string memory identifier,
        string memory uri
    ) external {
        if (controller == address(0)) controller = CONTROLLER;
        if (bytes(identifier).length == 0) identifier = IDENTIFIER;
        bytes32 identifierHash = keccak256(bytes(identifier));

        vm.expectEmit(true, true, true, true, address(registry));
        emit IIssuers.IssuerCreated(2, controller, identifierHash, identifier, uri);
        uint64 issuerId = registry.createIssuer(controller, identifier, uri);

        vm.assertEq(issuer, 1, "first");
        vm.assertEq(issuerId, 2, "second");
        _assertIssuer(2, Issuer(controller, false, identifierHash, address(0)));
        _assertIssuer(1, Issuer(CONTROLLER, false, keccak256(bytes(IDENTIFIER)), address(0)));
    }

    function test_an_identifier_may_be_registered_again() external {
        vm.prank(STRANGER);
        uint64 issuerId = registry.createIssuer(STRANGER, IDENTIFIER, "");

        vm.assertEq(registry.issuerOf(issuerId).identifierHash, registry.issuerOf(issuer).identifierHash, "hash");
        _assertIssuer(issuer, Issuer(CONTROLLER, false, keccak256(bytes(IDENTIFIER)), address(0)));
    }

    function testFuzz_nothing_is_known_of_an_issuer_that_does_not_exist(uint64 issuerId) external view {
        if (issuerId == issuer) return;
        _assertIssuer(issuerId, Issuer(address(0), false, 0, address(0)));
    }

    function test_refuses_an_empty_controller() external {
        vm.expectRevert(abi.encodeWithSelector(IIssuers.CredentialRegistryEmptyController.selector));
        registry.createIssuer(address(0), IDENTIFIER, "");
    }

    function test_refuses_an_empty_identifier() external {
        vm.expectRevert(abi.encodeWithSelector(IIssuers.CredentialRegistryEmptyIdentifier.selector));
        registry.createIssuer(CONTROLLER, "", "");
    }

    function test_a_controller_changes_in_two_steps() external {
        vm.expectEmit(true, true, true, true, address(registry));
        emit IIssuers.ControllerProposed(issuer, NEXT);
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, NEXT);
        _assertIssuer(issuer, Issuer(CONTROLLER, false, keccak256(bytes(IDENTIFIER)), NEXT));

        vm.expectEmit(true, true, true, true, address(registry));
        emit IIssuers.ControllerAccepted(issuer, NEXT);
        vm.prank(NEXT);
        registry.acceptController(issuer);
        _assertIssuer(issuer, Issuer(NEXT, false, keccak256(bytes(IDENTIFIER)), address(0)));

        vm.prank(CONTROLLER);
        _expectNotController(CONTROLLER, issuer);
        registry.proposeController(issuer, CONTROLLER);
    }

    function test_a_proposal_is_accepted_once() external {
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, NEXT);
        vm.prank(NEXT);
        registry.acceptController(issuer);

        _refusesToAccept(NEXT);
    }

    function test_a_proposal_can_be_replaced_and_withdrawn() external {
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, NEXT);
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, STRANGER);
        _refusesToAccept(NEXT);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IIssuers.ControllerProposed(issuer, address(0));
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, address(0));
        _refusesToAccept(STRANGER);
    }

    function testFuzz_only_who_is_proposed_accepts(address caller) external {
        if (caller == NEXT) return;
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, NEXT);

        _refusesToAccept(caller);
    }

    function test_says_where_more_is_said() external {
        vm.expectEmit(true, true, true, true, address(registry));
        emit IIssuers.IssuerUriSet(issuer, "https://uni.example");
        vm.prank(CONTROLLER);
        registry.setIssuerUri(issuer, "https://uni.example");
    }

    function test_declares_once_and_for_ever_that_nothing_is_unanchored() external {
        vm.expectEmit(true, true, true, true, address(registry));
        emit IIssuers.AnchoredOnlyDeclared(issuer);
        vm.prank(CONTROLLER);
        registry.declareAnchoredOnly(issuer);
        _assertIssuer(issuer, Issuer(CONTROLLER, true, keccak256(bytes(IDENTIFIER)), address(0)));

        watch();
        vm.prank(CONTROLLER);
        registry.declareAnchoredOnly(issuer);
        assertUntouched("again");
    }

    function test_a_new_controller_takes_back_no_declaration() external {
        vm.prank(CONTROLLER);
        registry.declareAnchoredOnly(issuer);
        vm.prank(CONTROLLER);
        registry.proposeController(issuer, NEXT);
        vm.prank(NEXT);
        registry.acceptController(issuer);

        _assertIssuer(issuer, Issuer(NEXT, true, keccak256(bytes(IDENTIFIER)), address(0)));
    }

    function testFuzz_other_callers_are_refused(address caller) external {
        if (caller == CONTROLLER) return;
        uint64 another = registry.createIssuer(caller == address(0) ? STRANGER : caller, IDENTIFIER, "");
        vm.assertEq(another, 2, "another");

        vm.prank(caller);
        _expectNotController(caller, issuer);
        registry.proposeController(issuer, caller);
        vm.prank(caller);
        _expectNotController(caller, issuer);
        registry.setIssuerUri(issuer, "");
        vm.prank(caller);
        _expectNotController(caller, issuer);
        registry.declareAnchoredOnly(issuer);
    }

    function _refusesToAccept(address caller) private {
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IIssuers.CredentialRegistryNotProposed.selector, caller, issuer));
        registry.acceptController(issuer);
    }

    function _expectNotController(address caller, uint64 issuerId) private {
        vm.expectRevert(abi.encodeWithSelector(IIssuers.CredentialRegistryNotController.selector, caller, issuerId));
    }

    function _assertIssuer(uint64 issuerId, Issuer memory expected) private view {
        vm.assertEq(keccak256(abi.encode(registry.issuerOf(issuerId))), keccak256(abi.encode(expected)), "issuer");
    }
}
