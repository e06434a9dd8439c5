// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../../../contracts/types/Facts.sol";
import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryFactsTest is RegistryTest {
    function testFuzz_nothing_is_known_of_what_was_never_written(
        address key,
        bytes32 root,
        uint32 index
    ) external view {
        (Facts memory facts, KeyRecord memory keyRecord) = registry.factsOf(key, root, index);

        vm.assertEq(keccak256(abi.encode(facts)), keccak256(new bytes(7 * 32)), "facts");
        vm.assertEq(keccak256(abi.encode(keyRecord)), keccak256(new bytes(6 * 32)), "key record");
    }

    function testFuzz_the_key_is_that_of_keyOf(uint192 bits, uint8 keyType) external {
        uint256 slot = bits & ~(uint256(0xff) << 184);
        vm.store(address(registry), keySlot(address(this)), bytes32(slot | (uint256(keyType % 3) << 184)));

        (, KeyRecord memory keyRecord) = registry.factsOf(address(this), ROOT, 600);

        vm.assertEq(
            keccak256(abi.encode(keyRecord)),
            keccak256(abi.encode(registry.keyOf(address(this)))),
            "key record"
        );
        vm.assertEq(keyRecord.issuerId, slot & 0xffffffffffffffff, "issuerId");
    }

    function testFuzz_reads_every_field_from_its_documented_place(uint256 anchored, uint8 bits) external {
        // A batch larger than the inline bitmap whose entries hold nothing.
        uint256 slot = (anchored & ((1 << 80) - 1)) | (1 << 71);
        vm.store(address(registry), anchorSlot(address(this), ROOT), bytes32(slot));
        for (uint256 purpose = REVOKED; purpose <= SUPERSEDED; ++purpose) {
            uint256 bit = (bits >> purpose) & 1;
            vm.store(address(registry), wordSlot(address(this), ROOT, purpose, 2), bytes32(bit << 88));
        }

        Facts memory facts = factsOf(address(this), ROOT, 600);

        vm.assertEq(facts.anchoredAt, slot & 0xffffffffff, "anchoredAt");
        vm.assertEq(facts.size, (slot >> 40) & 0xffffffff, "size");
        vm.assertEq(facts.batchRevoked, (slot >> 72) & 1 == 1, "batchRevoked");
        vm.assertEq(facts.batchSuspended, (slot >> 73) & 1 == 1, "batchSuspended");
        vm.assertEq(facts.revoked, bits & 1 == 1, "revoked");
        vm.assertEq(facts.suspended, bits & 2 == 2, "suspended");
        vm.assertEq(facts.superseded, bits & 4 == 4, "superseded");
    }

    /// @dev An aggregate may hold the same batch with its true size.
    function test_an_anchor_of_a_smaller_size_brings_nothing_back() external {
        registry.revoke(address(this), ROOT, pack(500), REASON);
        registry.anchor(ROOT, 10);

        vm.assertEq(isRevoked(ROOT, 500), true, "revoked");
        vm.assertEq(isRevoked(ROOT, 10), false, "never revoked");
    }

    /// @dev The value of a position far beyond the size is as wide as two entries.
    function testFuzz_entries_never_speak_for_a_position_that_they_cannot_hold(uint176 bits, uint32 size) external {
        size |= 0x100;
        vm.store(
            address(registry),
            anchorSlot(address(this), ROOT),
            bytes32((uint256(bits) << 80) | (uint256(size) << 40))
        );

        vm.assertEq(isRevoked(ROOT, type(uint32).max), false, "last of all");
        uint256 width;
        while (size >> width != 0) ++width;
        if (width < 32) vm.assertEq(isRevoked(ROOT, uint32(1 << width) - 1), false, "first beyond");
    }

    function test_reads_the_same_slots_whatever_the_answer() external {
        registry.anchor(ROOT, 1_000);
        registry.revoke(address(this), ROOT, pack(300), REASON);
        registry.suspend(address(this), ROOT, pack(301), REASON);
        vm.store(address(registry), wordSlot(address(this), ROOT, REVOKED, 1), bytes32(uint256(1) << 46));

        _readsAllSlots(ROOT, 300);
        _readsAllSlots(ROOT, 301);
        _readsAllSlots(ROOT, 302);
        _readsAllSlots(ROOT, 303);
        _readsAllSlots(keccak256("unknown"), 300);
    }

    function _readsAllSlots(bytes32 root, uint32 index) private {
        vm.record();
        registry.factsOf(address(this), root, index);
        (bytes32[] memory reads, ) = vm.accesses(address(registry));

        vm.assertEq(reads.length, 5, "number of slots");
        vm.assertEq(reads[0], keySlot(address(this)), "key");
        vm.assertEq(reads[1], anchorSlot(address(this), root), "anchor");
        for (uint256 purpose = REVOKED; purpose <= SUPERSEDED; ++purpose) {
            vm.assertEq(reads[2 + purpose], wordSlot(address(this), root, purpose, 1), "word");
        }
    }
}
