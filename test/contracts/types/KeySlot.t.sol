// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {KeySlot, toKeySlot} from "../../../contracts/types/KeySlot.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {Window} from "../../../contracts/types/Window.sol";
import {vm} from "../support/Vm.sol";

contract KeySlotTest {
    function testFuzz_each_part_keeps_to_its_bits(
        uint64 issuerId,
        uint120 times,
        uint8 keyType,
        uint8 roles
    ) external pure {
        keyType %= 3;
        KeySlot slot = toKeySlot(issuerId, Window.wrap(times), KeyType(keyType), roles);

        vm.assertEq(
            KeySlot.unwrap(slot),
            issuerId | (uint256(times) << 64) | (uint256(keyType) << 184) | (uint256(roles) << 192),
            "slot"
        );
        KeyRecord memory record = slot.toRecord();
        vm.assertEq(record.issuerId, issuerId, "issuerId");
        vm.assertEq(record.from, times & 0xffffffffff, "from");
        vm.assertEq(record.end, (times >> 40) & 0xffffffffff, "end");
        vm.assertEq(record.badSince, times >> 80, "badSince");
        vm.assertEq(uint256(record.keyType), keyType, "keyType");
        vm.assertEq(record.roles, roles, "roles");
        for (uint8 bit = 0; bit < 8; ++bit) {
            vm.assertEq(slot.has(uint8(1 << bit)), (roles >> bit) & 1 == 1, "role");
        }
    }

    /// @dev As a reader judges an anchor, with times so near each other that they often are the same.
    function testFuzz_voids_what_a_reader_does_not_take(
        uint64 issuerId,
        uint8 from,
        uint8 end,
        uint8 badSince,
        uint8 roles,
        uint8 anchoredAt
    ) external pure {
        (from, end, badSince, anchoredAt) = (from % 8, end % 8, badSince % 8, anchoredAt % 8);
        uint256 times = from | (uint256(end) << 40) | (uint256(badSince) << 80);
        KeySlot slot = toKeySlot(issuerId, Window.wrap(times), KeyType.Account, roles);

        bool isCompromised = badSince != 0 && anchoredAt >= badSince;
        bool isItsOwn = anchoredAt < from;
        bool isForAnchors = roles % 2 == 1;
        bool isEnded = end != 0 && anchoredAt >= end;
        bool isVoid = isCompromised || (!isItsOwn && (!isForAnchors || isEnded));
        vm.assertEq(slot.voids(anchoredAt), issuerId != 0 && isVoid, "of an issuer");
        vm.assertEq(KeySlot.wrap(0).voids(anchoredAt), false, "of none");
    }

    function testFuzz_the_window_is_replaced_and_nothing_else(uint256 slot, uint120 times) external pure {
        uint256 mask = ((1 << 120) - 1) << 64;
        KeySlot changed = KeySlot.wrap(slot).withWindow(Window.wrap(times));

        vm.assertEq(KeySlot.unwrap(changed), (slot & ~mask) | (uint256(times) << 64), "slot");
        vm.assertEq(Window.unwrap(changed.window()), times, "window");
    }
}
