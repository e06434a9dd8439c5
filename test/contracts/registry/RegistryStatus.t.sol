// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../../../contracts/types/Facts.sol";
import {Reason} from "../../../contracts/types/Reason.sol";
import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryStatusTest is RegistryTest {
    function test_revokes_for_ever() external {
        registry.anchor(ROOT, 10);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Revoked(address(this), ROOT, pack(7, 2), REASON);
        registry.revoke(address(this), ROOT, pack(7, 2), REASON);
        registry.reinstate(address(this), ROOT, pack(7, 2), REASON);

        vm.assertEq(isRevoked(ROOT, 2), true, "revoked 2");
        vm.assertEq(isRevoked(ROOT, 7), true, "revoked 7");
        vm.assertEq(isRevoked(ROOT, 3), false, "revoked 3");
        vm.assertEq(isSuspended(ROOT, 2), false, "suspended 2");
    }

    function test_supersedes_for_ever() external {
        registry.anchor(ROOT, 10);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Superseded(address(this), ROOT, pack(7, 2), REASON);
        registry.supersede(address(this), ROOT, pack(7, 2), REASON);
        registry.reinstate(address(this), ROOT, pack(7, 2), REASON);

        Facts memory facts = factsOf(address(this), ROOT, 2);
        vm.assertEq(facts.superseded, true, "superseded");
        vm.assertEq(facts.revoked || facts.suspended, false, "anything else");
        vm.assertEq(factsOf(address(this), ROOT, 3).superseded, false, "another one");
    }

    function test_suspends_and_reinstates() external {
        registry.anchor(ROOT, 10);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Suspended(address(this), ROOT, pack(7, 2), REASON);
        registry.suspend(address(this), ROOT, pack(7, 2), REASON);
        vm.assertEq(isSuspended(ROOT, 2), true, "suspended 2");
        vm.assertEq(isSuspended(ROOT, 3), false, "suspended 3");
        vm.assertEq(isRevoked(ROOT, 2), false, "revoked 2");

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Reinstated(address(this), ROOT, pack(3, 2), REASON);
        registry.reinstate(address(this), ROOT, pack(3, 2), REASON);
        vm.assertEq(isSuspended(ROOT, 2), false, "reinstated 2");
        vm.assertEq(isSuspended(ROOT, 7), true, "still suspended 7");
    }

    function test_emits_the_positions_as_given_if_only_one_is_new() external {
        registry.anchor(ROOT, 10);
        registry.revoke(address(this), ROOT, pack(2), REASON);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Revoked(address(this), ROOT, pack(2, 3), Reason.Key);
        registry.revoke(address(this), ROOT, pack(2, 3), Reason.Key);
    }

    function testFuzz_other_callers_are_refused(address caller) external {
        if (caller == address(this)) return;
        registry.anchor(ROOT, 10);
        bytes memory reason = abi.encodeWithSelector(
            IStatus.CredentialRegistryUnauthorized.selector,
            caller,
            address(this)
        );

        vm.prank(caller);
        vm.expectRevert(reason);
        registry.revoke(address(this), ROOT, pack(1), REASON);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.suspend(address(this), ROOT, pack(1), REASON);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.supersede(address(this), ROOT, pack(1), REASON);
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.reinstate(address(this), ROOT, pack(1), REASON);
    }

    function testFuzz_malformed_positions_are_refused(bytes memory indexes) external {
        // One, two or three bytes too many for whole positions, and no positions at all.
        for (uint256 i = 0; i < 4; ++i) {
            if (indexes.length % 4 != 0 || indexes.length == 0) _refusesMalformed(indexes);
            indexes = bytes.concat(indexes, hex"01");
        }
        _refusesMalformed("");
    }

    function _refusesMalformed(bytes memory indexes) private {
        bytes memory reason = abi.encodeWithSelector(
            IStatus.CredentialRegistryMalformedIndexes.selector,
            indexes.length
        );

        vm.expectRevert(reason);
        registry.revoke(address(this), ROOT, indexes, REASON);
        vm.expectRevert(reason);
        registry.suspend(address(this), ROOT, indexes, REASON);
        vm.expectRevert(reason);
        registry.supersede(address(this), ROOT, indexes, REASON);
        vm.expectRevert(reason);
        registry.reinstate(address(this), ROOT, indexes, REASON);
    }

    function test_an_unknown_reason_is_refused() external {
        bytes memory call = abi.encodeCall(registry.revoke, (address(this), ROOT, pack(1), REASON));
        call[99 + 32] = 0x04;

        (bool done, ) = address(registry).call(call);

        vm.assertEq(done, false, "reason 4");
    }
}
