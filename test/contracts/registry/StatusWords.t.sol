// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {pack, series} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract StatusWordsTest is RegistryTest {
    bytes32 private constant OTHER_ROOT = keccak256("other root");

    function test_consecutive_positions_in_one_word_cost_one_load_and_one_store() external {
        registry.anchor(ROOT, 10_000);
        vm.record();

        registry.suspend(address(this), ROOT, pack(series(512, 1, 256)), REASON);

        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(registry));
        vm.assertEq(writes.length, 1, "stores");
        // A store counts as an access too.
        vm.assertEq(reads.length, 4, "key, anchor, word, and the word as stored");
        vm.assertEq(wordOf(ROOT, SUSPENDED, 2), type(uint256).max, "word");
    }

    /// @dev Whether an anchor is void is asked only for what lies beyond its size: that takes another look at the key.
    function test_positions_inside_a_batch_ask_nothing_more_of_its_key() external {
        registry.anchor(ROOT, 9_999);
        bytes[3] memory insides = [pack(series(6_400, 1, 256)), pack(series(9_984, 1, 15)), pack(9_998)];

        for (uint256 i = 0; i < insides.length; ++i) {
            vm.record();
            registry.suspend(address(this), ROOT, insides[i], REASON);
            vm.assertEq(_countAccesses(), 4, "suspended: key, anchor, word, and the word as stored");
            vm.record();
            registry.reinstate(address(this), ROOT, insides[i], REASON);
            vm.assertEq(_countAccesses(), 4, "reinstated: key, anchor, word, and the word as stored");
        }
        registry.anchor(OTHER_ROOT, 175);
        vm.record();
        registry.revoke(address(this), OTHER_ROOT, pack(0, 174), REASON);
        vm.assertEq(_countAccesses(), 3, "revoked: key, anchor, and the anchor as stored");
    }

    /// @dev Ten entries, all in word 0 but one, are met again behind the full inline part.
    function test_positions_already_inline_are_not_put_into_words() external {
        registry.anchor(ROOT, 10_000);
        registry.revoke(address(this), ROOT, pack(series(0, 1, 11)), REASON);
        registry.revoke(address(this), ROOT, pack(9_999, 20), REASON);

        registry.revoke(address(this), ROOT, pack(series(0, 1, 22)), REASON);
        registry.revoke(address(this), ROOT, pack(9_998, 9_999), REASON);

        vm.assertEq(wordOf(ROOT, REVOKED, 0), ((1 << 22) - 1) & ~uint256((1 << 11) - 1), "word 0");
        vm.assertEq(wordOf(ROOT, REVOKED, 39), 1 << 14, "word 39");
    }

    function testFuzz_status_of_one_batch_touches_no_other(
        address key,
        bytes32 root,
        uint32 index,
        uint32 size
    ) external {
        if (key == address(this) && root == OTHER_ROOT) return;
        bytes32 before = _stateOf(key, root, index);
        vm.prank(key);
        if (root != 0 && size != 0) registry.anchor(root, size);
        bytes32 anchored = _stateOf(key, root, index);
        vm.assertEq(before == anchored, root == 0 || size == 0, "anchored");

        registry.anchor(OTHER_ROOT, type(uint32).max);
        uint32 within = index == type(uint32).max ? 0 : index;
        registry.revoke(address(this), OTHER_ROOT, pack(within), REASON);
        registry.suspend(address(this), OTHER_ROOT, pack(within), REASON);

        vm.assertEq(_stateOf(key, root, index), anchored, "other batch");
    }

    function test_status_under_one_key_does_not_touch_the_same_root_under_another() external {
        address other = address(0xbeef);
        registry.anchor(ROOT, 10_000);
        vm.prank(other);
        registry.anchor(ROOT, 10_000);
        bytes memory indexes = pack(series(0, 3, 100));

        registry.revoke(address(this), ROOT, indexes, REASON);
        registry.suspend(address(this), ROOT, indexes, REASON);

        for (uint32 index = 0; index < 300; index += 3) {
            vm.assertEq(isRevoked(ROOT, index), true, "own");
            vm.assertEq(factsOf(other, ROOT, index).revoked, false, "other revoked");
            vm.assertEq(factsOf(other, ROOT, index).suspended, false, "other suspended");
        }
    }

    function _countAccesses() private returns (uint256) {
        (bytes32[] memory reads, ) = vm.accesses(address(registry));
        return reads.length;
    }

    function _stateOf(address key, bytes32 root, uint32 index) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    factsOf(key, root, index),
                    load(anchorSlot(key, root)),
                    load(wordSlot(key, root, REVOKED, index >> 8)),
                    load(wordSlot(key, root, SUSPENDED, index >> 8)),
                    load(wordSlot(key, root, SUPERSEDED, index >> 8))
                )
            );
    }
}
