// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {pack} from "../support/indexes.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

/// @dev The first position outside a batch is refused by every change of status, wherever its bit would live.
contract IndexRangeTest is RegistryTest {
    uint32[10] private sizes = [1, 175, 176, 177, 255, 256, 257, 10_000, 65_535, type(uint32).max];

    function test_takes_the_last_position_and_refuses_the_next() external {
        for (uint256 i = 0; i < sizes.length; ++i) {
            _takesAndRefuses(keccak256(abi.encode(i)), sizes[i]);
        }
    }

    function testFuzz_takes_the_last_position_and_refuses_the_next(uint32 size) external {
        _takesAndRefuses(ROOT, size == 0 ? 1 : size);
    }

    /// @dev Also where its bit lies lower in its word than the size does in the last one.
    function test_refuses_the_first_position_of_the_words_that_follow() external {
        for (uint256 i = 0; i < sizes.length; ++i) {
            bytes32 root = keccak256(abi.encode(i));
            registry.anchor(root, sizes[i]);
            uint256 first = ((uint256(sizes[i]) >> 8) + 1) << 8;
            for (uint256 k = first; k <= 4 * first && k <= type(uint32).max; k += first) {
                _refuses(root, uint32(k), sizes[i]);
            }
        }
    }

    /// @dev Also behind the inline entries, where words take over.
    function test_refuses_it_after_the_inline_entries_are_full() external {
        registry.anchor(ROOT, 10_000);
        bytes memory twelve;
        for (uint32 i = 0; i < 12; ++i) twelve = bytes.concat(twelve, pack(i));
        registry.revoke(address(this), ROOT, twelve, REASON);

        _expectRefusal(10_000, 10_000);
        registry.revoke(address(this), ROOT, pack(10_000), REASON);
    }

    function test_one_position_outside_refuses_all() external {
        registry.anchor(ROOT, 1_000);

        _expectRefusal(1_002, 1_000);
        registry.suspend(address(this), ROOT, pack(3, 1_002, 1_001), REASON);

        vm.assertEq(isSuspended(ROOT, 3), false, "suspended");
    }

    function testFuzz_a_batch_without_an_anchor_takes_any_that_a_batch_can_have(uint32 index) external {
        if (index == type(uint32).max) index = 0;
        registry.revoke(address(this), ROOT, pack(index), REASON);
        registry.suspend(address(this), ROOT, pack(index), REASON);

        vm.assertEq(isRevoked(ROOT, index), true, "revoked");
        vm.assertEq(isSuspended(ROOT, index), true, "suspended");
        registry.reinstate(address(this), ROOT, pack(index), REASON);
        vm.assertEq(isSuspended(ROOT, index), false, "reinstated");
    }

    function test_no_batch_has_the_largest_index() external {
        uint32 most = type(uint32).max;

        _expectRefusal(most, most);
        registry.revoke(address(this), ROOT, pack(most), REASON);
        _expectRefusal(most, most);
        registry.suspend(address(this), ROOT, pack(1, most), REASON);
        _expectRefusal(most, most);
        registry.reinstate(address(this), ROOT, pack(most), REASON);
    }

    function test_a_batch_revoked_early_has_the_range_of_its_anchor() external {
        registry.revoke(address(this), ROOT, pack(900), REASON);
        registry.anchor(ROOT, 500);

        _expectRefusal(500, 500);
        registry.revoke(address(this), ROOT, pack(500), REASON);
    }

    function _takesAndRefuses(bytes32 root, uint32 size) private {
        registry.anchor(root, size);
        uint32 last = size - 1;

        registry.revoke(address(this), root, pack(last), REASON);
        registry.suspend(address(this), root, pack(last), REASON);
        registry.supersede(address(this), root, pack(last), REASON);
        vm.assertEq(isRevoked(root, last), true, "revoked");
        vm.assertEq(isSuspended(root, last), true, "suspended");
        vm.assertEq(factsOf(address(this), root, last).superseded, true, "superseded");
        vm.assertEq(isRevoked(root, size), false, "revoked outside");

        _refuses(root, size, size);

        registry.reinstate(address(this), root, pack(last), REASON);
        vm.assertEq(isSuspended(root, last), false, "reinstated");
    }

    function _refuses(bytes32 root, uint32 index, uint32 size) private {
        _expectRefusal(index, size);
        registry.revoke(address(this), root, pack(index), REASON);
        _expectRefusal(index, size);
        registry.suspend(address(this), root, pack(index), REASON);
        _expectRefusal(index, size);
        registry.supersede(address(this), root, pack(index), REASON);
        _expectRefusal(index, size);
        registry.reinstate(address(this), root, pack(index), REASON);
    }

    function _expectRefusal(uint32 index, uint32 size) private {
        vm.expectRevert(abi.encodeWithSelector(IStatus.CredentialRegistryIndexOutOfRange.selector, index, size));
    }
}
