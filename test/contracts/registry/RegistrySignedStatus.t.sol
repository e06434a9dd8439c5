// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {Reason} from "../../../contracts/types/Reason.sol";
import {Action, SignedChange} from "../../../contracts/types/SignedChange.sol";
import {pack} from "../support/indexes.sol";
import {RelayTest} from "../support/RelayTest.sol";
import {signMalleable, toP256Key} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

contract RegistrySignedStatusTest is RelayTest {
    function test_each_action_does_what_the_call_does() external {
        for (uint256 i = 0; i < 7; ++i) {
            Action action = Action(i);
            address key = vm.addr(SECRET + i);
            _prepare(action, key);
            vm.recordLogs();
            registry.changeStatusBySig(changeOf(SECRET + i, action));
            vm.assertEq(vm.getRecordedLogs().length, 1, "events");

            Facts memory facts = factsOf(key, ROOT, 2);
            vm.assertEq(facts.revoked, action == Action.Revoke, "revoked");
            vm.assertEq(facts.superseded, action == Action.Supersede, "superseded");
            vm.assertEq(facts.suspended, action == Action.Suspend, "suspended");
            vm.assertEq(facts.batchRevoked, action == Action.RevokeBatch, "batch revoked");
            vm.assertEq(facts.batchSuspended, action == Action.SuspendBatch, "batch suspended");
            vm.assertEq(registry.isNonceUsed(key, 1_000), isReversible(action), "nonce");
        }
    }

    function _prepare(Action action, address key) private {
        vm.prank(key);
        if (action == Action.Reinstate) registry.suspend(key, ROOT, pack(2, 7), REASON);
        if (action == Action.ReinstateBatch) registry.suspendBatch(key, ROOT, REASON);
        if (action < Action.Reinstate) registry.anchor(ROOT, 10);
    }

    function test_the_event_names_key_positions_and_reason() external {
        SignedChange memory change = changeOf(SECRET, Action.Revoke);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Revoked(change.key, ROOT, pack(7, 2), Reason.Withdrawn);
        registry.changeStatusBySig(change);
    }

    function testFuzz_every_field_is_signed(uint256 seed) external {
        Action action = Action(seed % 7);
        SignedChange memory change = changeOf(SECRET, action);
        uint256 field = (seed >> 8) % 7;
        if (field == 0) change.action = Action((seed % 7) > 3 ? 4 + ((seed - 3) % 3) : (seed % 7) ^ 1);
        if (field == 1) change.key = vm.addr(OTHER_SECRET);
        if (field == 2) change.root = keccak256(abi.encode(seed));
        if (field == 3) change.indexes = bytes.concat(change.indexes, pack(3));
        if (field == 4) change.reason = Reason.Key;
        if (field == 5) change.nonce = 1_001;
        if (field == 6) change.deadline = block.timestamp + 1;
        if (change.action == action && field == 0) return;

        (bool done, ) = address(registry).call(abi.encodeCall(registry.changeStatusBySig, (change)));

        vm.assertEq(done, false, "accepted");
    }

    function test_refuses_another_signer() external {
        SignedChange memory change = changeOf(SECRET, Action.Revoke);
        change.signer = CONTROLLER;

        _refusesSignature(change);
    }

    /// @dev What is signed has one form: fields that are not signed are not taken.
    function test_refuses_what_the_action_does_not_have() external {
        SignedChange memory change = changeOf(SECRET, Action.Revoke);
        change.nonce = 1;
        _refuses(change, abi.encodeWithSelector(IStatus.CredentialRegistryNeedlessNonce.selector, 1));

        change = changeOf(SECRET, Action.RevokeBatch);
        change.indexes = pack(1);
        _refuses(change, abi.encodeWithSelector(IStatus.CredentialRegistryMalformedIndexes.selector, 4));
    }

    function test_refuses_malformed_positions() external {
        SignedChange memory change = draftOf(Action.Suspend, vm.addr(SECRET), vm.addr(SECRET));
        change.indexes = hex"000001";
        _refuses(
            signChange(SECRET, change),
            abi.encodeWithSelector(IStatus.CredentialRegistryMalformedIndexes.selector, 3)
        );
        vm.assertEq(registry.isNonceUsed(change.signer, change.nonce), false, "nonce");
    }

    function test_a_signature_is_good_until_its_deadline() external {
        vm.warp(1_000);
        SignedChange memory change = changeOf(SECRET, Action.Revoke);
        vm.warp(1_001);
        _refuses(change, abi.encodeWithSelector(IStatus.CredentialRegistrySignatureExpired.selector, 1_000, 1_001));

        vm.warp(1_000);
        registry.changeStatusBySig(change);
        vm.assertEq(factsOf(change.key, ROOT, 2).revoked, true, "revoked");
    }

    function test_a_signature_for_another_chain_or_registry_is_none() external {
        SignedChange memory change = changeOf(SECRET, Action.Revoke);
        CredentialRegistry other = new CredentialRegistry();
        bytes memory reason = _invalid(change.signer);

        vm.expectRevert(reason);
        other.changeStatusBySig(change);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(reason);
        registry.changeStatusBySig(change);
    }

    function test_refuses_malleable_and_malformed_signatures() external {
        SignedChange memory change = changeOf(SECRET, Action.Revoke);
        bytes memory good = change.signature;
        change.signature = signMalleable(SECRET, digestOf(change));
        _refusesSignature(change);
        change.signature = bytes.concat(good, hex"00");
        _refusesSignature(change);
        change.signature = "";
        _refusesSignature(change);
    }

    function test_a_final_change_can_be_sent_twice_and_changes_nothing() external {
        Action[3] memory actions = [Action.Revoke, Action.Supersede, Action.RevokeBatch];
        for (uint256 i = 0; i < 3; ++i) {
            SignedChange memory change = changeOf(SECRET, actions[i]);
            registry.changeStatusBySig(change);
            watch();
            registry.changeStatusBySig(change);
            assertUntouched("replay");
        }
    }

    /// @dev An old reinstatement must not undo a newer suspension.
    function test_an_old_reinstatement_cannot_be_sent_again() external {
        Action[2] memory suspensions = [Action.Suspend, Action.SuspendBatch];
        Action[2] memory reinstatements = [Action.Reinstate, Action.ReinstateBatch];
        for (uint256 i = 0; i < 2; ++i) {
            address key = vm.addr(SECRET + i);
            SignedChange memory first = changeOf(SECRET + i, suspensions[i]);
            registry.changeStatusBySig(first);
            SignedChange memory second = draftOf(reinstatements[i], key, key);
            second.nonce = 1_001;
            registry.changeStatusBySig(signChange(SECRET + i, second));
            _refuses(first, _nonceUsed(key, 1_000));

            vm.prank(key);
            if (i == 0) registry.suspend(key, ROOT, pack(2, 7), REASON);
            else registry.suspendBatch(key, ROOT, REASON);
            _refuses(second, _nonceUsed(key, 1_001));

            Facts memory facts = factsOf(key, ROOT, 2);
            vm.assertEq(facts.suspended || facts.batchSuspended, true, "suspended");
        }
    }

    function test_a_cancelled_signature_does_nothing() external {
        SignedChange memory change = changeOf(SECRET, Action.Suspend);
        vm.prank(change.signer);
        registry.cancelNonce(change.nonce);

        _refuses(change, _nonceUsed(change.signer, change.nonce));
    }

    function test_the_signer_needs_the_right_at_the_time_of_sending() external {
        address key = addAccount(SECRET, ALL);
        SignedChange memory change = changeOf(SECRET, Action.Revoke);
        vm.prank(CONTROLLER);
        registry.endKey(key, uint40(block.timestamp));

        _refuses(change, _unauthorized(key, key));
    }

    function test_the_signer_needs_the_role_of_the_action() external {
        address key = addAccount(SECRET, 1);
        for (uint8 roles = 1; roles <= ALL; ++roles) {
            uint256 secret = SECRET + roles;
            address signer = addAccount(secret, roles);
            for (uint256 i = 0; i < 7; ++i) {
                SignedChange memory change = changeOf(secret, Action(i), key);
                uint8 role = isReversible(change.action) ? 2 : 4;
                if (roles & role != 0) {
                    change.nonce = isReversible(change.action) ? 2_000 + i : 0;
                    registry.changeStatusBySig(signChange(secret, change));
                } else {
                    _refuses(change, _unauthorized(signer, key));
                }
            }
        }
    }

    function test_a_stranger_and_another_issuer_may_sign_nothing() external {
        address key = addAccount(SECRET, ALL);
        uint64 other = registry.createIssuer(STRANGER, IDENTIFIER, "");
        addAccountTo(other, STRANGER, OTHER_SECRET, ALL);

        _refuses(changeOf(OTHER_SECRET, Action.Revoke, key), _unauthorized(vm.addr(OTHER_SECRET), key));
        _refuses(changeOf(0x77, Action.Revoke, key), _unauthorized(vm.addr(0x77), key));
    }

    function test_the_controller_signs() external {
        uint64 other = registry.createIssuer(vm.addr(OTHER_SECRET), IDENTIFIER, "");
        address key = addAccountTo(other, vm.addr(OTHER_SECRET), SECRET, 1);

        registry.changeStatusBySig(changeOf(OTHER_SECRET, Action.Revoke, key));

        vm.assertEq(factsOf(key, ROOT, 2).revoked, true, "revoked");
    }

    function test_a_P256_key_signs_for_itself_and_for_its_issuer() external {
        address key = addP256(SECRET, ALL);
        address account = addAccount(OTHER_SECRET, 1);

        registry.changeStatusBySig(changeOfP256(SECRET, Action.Revoke, key));
        registry.changeStatusBySig(changeOfP256(SECRET, Action.Supersede, account));
        registry.changeStatusBySig(changeOfP256(SECRET + 1, Action.Revoke, toP256Key(SECRET + 1)));

        vm.assertEq(factsOf(key, ROOT, 2).revoked, true, "own");
        vm.assertEq(factsOf(account, ROOT, 2).superseded, true, "of another key");
        vm.assertEq(factsOf(toP256Key(SECRET + 1), ROOT, 2).revoked, true, "of nobody");
    }

    /// @dev Declared as a contract, so it calls; that the account could sign as well is not asked.
    function test_a_key_signs_in_the_way_of_its_type_only() external {
        address key = vm.addr(SECRET);
        uint256 slot = issuer | (uint256(block.timestamp) << 64) | (uint256(1) << 184) | (uint256(ALL) << 192);
        vm.store(address(registry), keySlot(key), bytes32(slot));

        _refuses(changeOf(SECRET, Action.Revoke), _unauthorized(key, key));
        vm.store(address(registry), keySlot(key), bytes32(slot + (uint256(1) << 184)));
        _refuses(changeOf(SECRET, Action.Revoke), _unauthorized(key, key));
        vm.store(address(registry), keySlot(key), bytes32(slot - (uint256(1) << 184)));
        registry.changeStatusBySig(changeOf(SECRET, Action.Revoke));
    }

    function test_a_contract_signs_nothing() external {
        address wallet = addContract(ALL);
        SignedChange memory change = draftOf(Action.Revoke, wallet, wallet);
        change.signature = "agreed";

        _refusesSignature(change);
    }

    function test_refuses_an_unknown_action_and_reason() external {
        bytes memory call = abi.encodeCall(registry.changeStatusBySig, (changeOf(SECRET, Action.ReinstateBatch)));
        call[4 + 32 + 31] = 0x07;
        (bool done, ) = address(registry).call(call);
        vm.assertEq(done, false, "action 7");

        call = abi.encodeCall(registry.changeStatusBySig, (changeOf(SECRET, Action.Revoke)));
        call[4 + 32 + 5 * 32 - 1] = 0x04;
        (done, ) = address(registry).call(call);
        vm.assertEq(done, false, "reason 4");
    }

    function _refusesSignature(SignedChange memory change) private {
        _refuses(change, _invalid(change.signer));
    }

    function _refuses(SignedChange memory change, bytes memory reason) private {
        vm.expectRevert(reason);
        registry.changeStatusBySig(change);
    }

    function _invalid(address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IStatus.CredentialRegistryInvalidSignature.selector, signer);
    }

    function _nonceUsed(address signer, uint256 nonce) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IStatus.CredentialRegistryNonceUsed.selector, signer, nonce);
    }

    function _unauthorized(address actor, address key) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IStatus.CredentialRegistryUnauthorized.selector, actor, key);
    }
}
