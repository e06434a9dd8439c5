// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrustRegistry} from "../../../contracts/interfaces/ITrustRegistry.sol";
import {ContractWallet} from "../support/ContractWallet.sol";
import {GrantAsk} from "../support/GrantAsk.sol";
import {signAsAccount, signAsP256, toP256Key} from "../support/signatures.sol";
import {TrustTest} from "../support/TrustTest.sol";
import {vm} from "../support/Vm.sol";

contract TrustAuthorityTest is TrustTest {
    function testFuzz_other_callers_are_refused(address caller, uint256 kind) external {
        if (caller == controllerOf(AGENCY)) return;
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);
        bytes memory call = ask.toCall();

        refuses(caller, call, _notController(caller, AGENCY));
        refuses(controllerOf(UNIVERSITY), call, _notController(controllerOf(UNIVERSITY), AGENCY));
        refuses(controllerOf(MINISTRY), call, _notController(controllerOf(MINISTRY), AGENCY));
    }

    function testFuzz_nobody_grants_for_an_issuer_that_does_not_exist(address caller, bytes32 noise) external {
        if (caller == address(0)) return;
        GrantAsk memory ask = askToGrant(0, 0);
        ask.edge.from = NOBODY;
        bytes memory unsigned = abi.encodeWithSelector(
            ITrustRegistry.TrustRegistryInvalidSignature.selector,
            address(0),
            NOBODY
        );

        refuses(caller, ask.toCall(), _notController(caller, NOBODY));
        refuses(caller, ask.toCallBySig(DEADLINE, ""), unsigned);
        refuses(caller, ask.toCallBySig(DEADLINE, abi.encodePacked(noise, noise >> 1, uint8(0))), unsigned);
    }

    function test_a_controller_that_is_a_contract_calls() external {
        ContractWallet wallet = new ContractWallet();
        replaceController(AGENCY, address(wallet));

        for (uint256 kind = 0; kind < 3; ++kind) {
            (bool done, ) = call(address(wallet), someAsk(kind).toCall());
            vm.assertEq(done, true, "accepted");
        }

        assertGrant(anEdge(), 1_000, 4_000, 900, 2);
    }

    /// @dev Whatever it would say: it is never asked.
    function test_a_controller_that_is_a_contract_does_not_sign() external {
        ContractWallet wallet = new ContractWallet();
        wallet.answer(abi.encode(ContractWallet.isValidSignature.selector), false);
        replaceController(AGENCY, address(wallet));

        refuses(STRANGER, askToGrant(0, 0).toCallBySig(DEADLINE, "yes"), _notSigned(address(wallet)));
        refuses(STRANGER, signedBy(secretOf(AGENCY), askToGrant(0, 0)), _notSigned(address(wallet)));
    }

    /// @dev Keys may be of P-256, controllers not: they have to call, too.
    function test_a_controller_that_is_a_P256_key_does_not_sign() external {
        address handle = toP256Key(secretOf(AGENCY));
        replaceController(AGENCY, handle);
        bytes32 digest = askToGrant(0, 0).toDigest(DEADLINE, block.chainid, address(trust));

        refuses(
            STRANGER,
            askToGrant(0, 0).toCallBySig(DEADLINE, signAsP256(secretOf(AGENCY), digest)),
            _notSigned(handle)
        );
    }

    function test_an_account_with_delegated_code_signs_and_calls_as_before() external {
        ContractWallet wallet = new ContractWallet();
        wallet.answer(abi.encode(ContractWallet.isValidSignature.selector), false);
        vm.etch(controllerOf(AGENCY), abi.encodePacked(hex"ef0100", address(wallet)));

        refuses(STRANGER, askToGrant(5_000, 2).toCallBySig(DEADLINE, "yes"), _notSigned(controllerOf(AGENCY)));
        (bool done, ) = call(STRANGER, signedBy(secretOf(AGENCY), askToGrant(5_000, 2)));
        vm.assertEq(done, true, "signed");
        accepts(AGENCY, askToEnd(4_000));

        assertGrant(anEdge(), 1_000, 4_000, 0, 2);
    }

    function test_an_old_controller_neither_signs_nor_calls() external {
        uint256 secret = secretOf(PARTNER);
        for (uint256 kind = 0; kind < 3; ++kind) {
            GrantAsk memory ask = someAsk(kind);
            bytes memory signedBefore = signedBy(secretOf(AGENCY), ask);
            if (kind == 0) replaceController(AGENCY, vm.addr(secret));

            refuses(STRANGER, signedBefore, _notSigned(vm.addr(secret)));
            refuses(AGENCY, ask, _notController(controllerOf(AGENCY), AGENCY));
            (bool done, ) = call(STRANGER, signedBy(secret, ask));
            vm.assertEq(done, true, "by the new one");
        }
        assertGrant(anEdge(), 1_000, 4_000, 900, 2);
    }

    /// @dev Who is only proposed is not the controller yet.
    function test_a_proposed_controller_has_to_accept_first() external {
        uint256 secret = secretOf(PARTNER);
        vm.prank(controllerOf(AGENCY));
        registry.proposeController(AGENCY, vm.addr(secret));

        refuses(vm.addr(secret), askToGrant(0, 0).toCall(), _notController(vm.addr(secret), AGENCY));
        refuses(STRANGER, signedBy(secret, askToGrant(0, 0)), _notSigned(controllerOf(AGENCY)));
    }

    function testFuzz_a_signature_by_anybody_else_is_refused(uint128 secret, uint256 kind) external {
        uint256 used = uint256(secret) + 1;
        if (used == secretOf(AGENCY)) return;
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);

        refuses(STRANGER, signedBy(used, ask), _notSigned(controllerOf(AGENCY)));
        refuses(STRANGER, signedBy(secretOf(UNIVERSITY), ask), _notSigned(controllerOf(AGENCY)));
    }

    /// @dev To sign is not to call, and to call is not to sign.
    function test_the_controller_relays_nothing_that_it_did_not_sign() external {
        bytes32 digest = keccak256("something else");

        refuses(
            controllerOf(AGENCY),
            askToGrant(0, 0).toCallBySig(DEADLINE, signAsAccount(secretOf(AGENCY), digest)),
            _notSigned(controllerOf(AGENCY))
        );
    }

    function _notController(address caller, uint64 issuerId) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITrustRegistry.TrustRegistryNotController.selector, caller, issuerId);
    }

    function _notSigned(address controller) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITrustRegistry.TrustRegistryInvalidSignature.selector, controller, AGENCY);
    }
}
