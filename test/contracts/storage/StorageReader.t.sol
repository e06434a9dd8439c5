// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStorageReader} from "../../../contracts/interfaces/IStorageReader.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract StorageReaderTest is RegistryTest {
    function testFuzz_reads_what_is_in_each_slot_in_the_order_asked(bytes32 seed, uint8 count) external {
        bytes32[] memory slots = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            slots[i] = keccak256(abi.encode(seed, i));
            // Every third one is left unwritten.
            if (i % 3 != 0) vm.store(address(registry), slots[i], keccak256(abi.encode(slots[i])));
        }

        bytes32[] memory values = registry.readSlots(slots);

        vm.assertEq(values.length, count, "number of values");
        for (uint256 i = 0; i < count; ++i) {
            bytes32 value = i % 3 == 0 ? bytes32(0) : keccak256(abi.encode(slots[i]));
            vm.assertEq(values[i], value, "value");
        }
    }

    function test_reads_a_slot_as_often_as_it_is_asked_for() external {
        registry.createIssuer(address(this), "did:web:uni.example", "");
        bytes32[] memory slots = new bytes32[](3);
        slots[0] = bytes32(uint256(5));
        slots[2] = bytes32(uint256(5));

        bytes32[] memory values = registry.readSlots(slots);

        vm.assertEq(uint256(values[0]), 1, "first");
        vm.assertEq(uint256(values[1]), 0, "between");
        vm.assertEq(uint256(values[2]), 1, "again");
    }

    function test_reads_no_slot_where_none_is_asked_for() external {
        vm.record();
        bytes32[] memory values = registry.readSlots(new bytes32[](0));
        (bytes32[] memory reads, ) = vm.accesses(address(registry));

        vm.assertEq(values.length, 0, "values");
        vm.assertEq(reads.length, 0, "slots");
    }

    function test_reads_the_last_slot_of_all() external {
        bytes32[] memory slots = new bytes32[](1);
        slots[0] = bytes32(type(uint256).max);
        vm.store(address(registry), slots[0], ROOT);

        vm.assertEq(registry.readSlots(slots)[0], ROOT, "value");
    }

    function test_says_what_factsOf_says() external {
        registry.anchor(ROOT, 1_000);
        registry.suspend(address(this), ROOT, pack(300), REASON);
        bytes32[] memory slots = new bytes32[](2);
        slots[0] = anchorSlot(address(this), ROOT);
        slots[1] = wordSlot(address(this), ROOT, SUSPENDED, 1);

        bytes32[] memory values = registry.readSlots(slots);

        Facts memory facts = factsOf(address(this), ROOT, 300);
        vm.assertEq(uint40(uint256(values[0])), facts.anchoredAt, "anchoredAt");
        vm.assertEq(uint32(uint256(values[0]) >> 40), facts.size, "size");
        vm.assertEq((uint256(values[1]) >> 44) & 1 == 1, facts.suspended, "suspended");
        vm.assertEq(facts.suspended, true, "was suspended");
    }

    function test_writes_nothing() external {
        bytes32[] memory slots = new bytes32[](2);
        slots[1] = anchorSlot(address(this), ROOT);
        watch();

        registry.readSlots(slots);

        assertUntouched("registry");
    }

    function test_takes_no_ETH() external {
        vm.deal(address(this), 1 ether);

        (bool paying, ) = address(registry).call{value: 1}(
            abi.encodeCall(IStorageReader.readSlots, (new bytes32[](0)))
        );

        vm.assertEq(paying, false, "call with ETH");
    }
}
