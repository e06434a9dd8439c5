// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnchors} from "../../../contracts/interfaces/IAnchors.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryAggregatesTest is RegistryTest {
    function testFuzz_records_the_time(bytes32 superRoot, address sender, uint40 time) external {
        if (superRoot == 0) superRoot = ROOT;
        if (time == 0) time = 1;
        vm.warp(time);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAnchors.Aggregated(superRoot);
        vm.prank(sender);
        registry.aggregate(superRoot);

        vm.assertEq(registry.aggregatedAt(superRoot), time, "time");
        vm.assertEq(load(keccak256(abi.encode(superRoot, uint256(6)))), time, "slot");
    }

    function test_a_second_time_changes_nothing() external {
        vm.warp(1_000);
        registry.aggregate(ROOT);
        vm.warp(2_000);
        watch();

        vm.prank(address(1));
        registry.aggregate(ROOT);

        assertUntouched("second time");
        vm.assertEq(registry.aggregatedAt(ROOT), 1_000, "time");
    }

    function test_refuses_an_empty_root() external {
        vm.expectRevert(abi.encodeWithSelector(IAnchors.CredentialRegistryEmptyRoot.selector));
        registry.aggregate(0);
    }

    /// @dev One is under no key, the other under one.
    function test_an_aggregate_is_no_anchor_and_an_anchor_no_aggregate() external {
        registry.aggregate(ROOT);
        registry.anchor(keccak256("other"), 1);

        vm.assertEq(factsOf(address(this), ROOT, 0).size, 0, "size");
        vm.assertEq(factsOf(address(0), ROOT, 0).size, 0, "size under no key");
        vm.assertEq(registry.aggregatedAt(keccak256("other")), 0, "time");
        vm.assertEq(registry.aggregatedAt(keccak256("unknown")), 0, "unknown");
    }
}
