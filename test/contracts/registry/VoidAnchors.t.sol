// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {pack, series} from "../support/indexes.sol";
import {IssuerTest} from "../support/IssuerTest.sol";
import {vm} from "../support/Vm.sol";

/// @dev A batch is in an aggregate, and its key anchors it again with a smaller size, when it is not good any more.
/// That anchor is void for a reader, and says nothing of the size.
contract VoidAnchorsTest is IssuerTest {
    uint8 private constant ANCHOR = 1;
    uint8 private constant SUSPEND = 2;
    uint40 private constant CLAIM = 1_000;
    uint40 private constant THEFT = 2_000;

    address private thief;

    function test_a_stolen_key_leaves_no_position_that_cannot_be_revoked() external {
        _anchorStolen(1);
        _refusesBeyond(5_000, 1);
        _declare(THEFT);

        _takesBeyond(5_000);
    }

    function test_nor_where_revocations_are_entries() external {
        _anchorStolen(1_000);
        _refusesBeyond(5_000, 1_000);
        _declare(THEFT);

        _takesBeyond(5_000);
    }

    function test_nor_does_a_key_that_has_ended() external {
        vm.warp(CLAIM);
        thief = addAccount(SECRET, ANCHOR);
        vm.prank(CONTROLLER);
        registry.endKey(thief, THEFT);
        vm.warp(THEFT);
        _anchor(1);

        _takesBeyond(5_000);
    }

    function test_nor_does_a_key_that_was_never_for_anchors() external {
        vm.warp(CLAIM);
        thief = addAccount(SECRET, SUSPEND);
        _anchor(1);

        _takesBeyond(5_000);
    }

    /// @dev What a key anchored before it was claimed is its own, unless it was stolen by then.
    function test_nor_does_a_key_that_was_stolen_before_it_was_claimed() external {
        vm.warp(CLAIM);
        thief = vm.addr(SECRET);
        _anchor(1);
        vm.warp(THEFT);
        addAccount(SECRET, SUSPEND);
        _refusesBeyond(5_000, 1);
        _declare(CLAIM + 1);
        _refusesBeyond(5_000, 1);
        _declare(CLAIM);

        _takesBeyond(5_000);
    }

    function test_the_size_counts_while_the_theft_is_declared_since_later_only() external {
        _anchorStolen(1);
        vm.warp(THEFT + 1_000);
        _declare(THEFT + 1);

        _refusesBeyond(1, 1);
    }

    function test_the_size_counts_of_what_a_key_anchored_before_it_ended() external {
        _anchorStolen(1);
        vm.prank(CONTROLLER);
        registry.endKey(thief, THEFT + 1);
        vm.warp(THEFT + 1_000);

        _refusesBeyond(1, 1);
    }

    function test_the_size_counts_of_a_key_that_no_issuer_has() external {
        vm.warp(THEFT);
        thief = address(this);
        registry.anchor(ROOT, 1);

        _expectRefusal(1, 1);
        registry.revoke(thief, ROOT, pack(1), REASON);
    }

    function test_no_batch_has_the_largest_index() external {
        _anchorStolen(1);
        _declare(THEFT);

        _refusesBeyond(type(uint32).max, type(uint32).max);
    }

    /// @dev Inside the size where they would be without the theft, beyond it in words.
    function test_beyond_a_bitmap_there_are_words() external {
        _anchorStolen(10);
        _declare(THEFT);

        _revokeTwice(pack(_list(12, 3, 200, 9, 10, 300)));

        vm.assertEq(_slot() >> 80, (1 << 3) | (1 << 9), "inline");
        vm.assertEq(_word(0), (1 << 12) | (1 << 200) | (1 << 10), "word 0");
        vm.assertEq(_word(1), 1 << 44, "word 1");
    }

    function test_a_call_only_beyond_a_bitmap_leaves_the_anchor_alone() external {
        _anchorStolen(176);
        _declare(THEFT);
        uint256 slot = _slot();

        _revokeTwice(pack(176, 177));

        vm.assertEq(_slot(), slot, "anchor");
        vm.assertEq(_word(0), 3 << 176, "word 0");
    }

    /// @dev Entries for a batch of 1,000 are 10 bits wide, so some of what lies beyond would fit. There are 17.
    function test_beyond_entries_there_are_words() external {
        _anchorStolen(1_000);
        _declare(THEFT);

        _revokeTwice(pack(_list(1_000, 999, 1_022, 70_000, 998, 1_022)));
        vm.assertEq(_slot() >> 80, 1_000 | (999 << 10), "inline");
        vm.assertEq(_word(3), (1 << 232) | (1 << 254), "word 3");
        vm.assertEq(_word(273), 1 << 112, "word 273");

        // Ten bits of this one are those of the first entry.
        _revokeTwice(pack(2_023));
        vm.assertEq(_word(7), 1 << 231, "word 7");

        _revokeTwice(pack(series(0, 1, 15)));
        _revokeTwice(pack(_list(70_001, 999, 15, 1_001, 70_000, 4_294_967_294)));
        vm.assertEq(_word(0), 1 << 15, "word 0");
        vm.assertEq(_word(3), (1 << 232) | (1 << 233) | (1 << 254), "word 3, full");
        vm.assertEq(_word(273), (1 << 112) | (1 << 113), "word 273, full");
        vm.assertEq(_word(0xffffff), 1 << 254, "last word");
    }

    /// @dev An entry from before the anchor is not put into a word besides.
    function test_what_was_revoked_before_the_anchor_stays_an_entry() external {
        vm.warp(CLAIM);
        thief = addAccount(SECRET, ANCHOR);
        _revokeTwice(pack(900, 901));
        vm.warp(THEFT);
        _anchor(500);
        _declare(THEFT);

        _revokeTwice(pack(_list(901, 902, 5, 900, 6, 903)));
        vm.assertEq(_slot() >> 80, 901 | (902 << 32) | (6 << 64) | (7 << 96), "inline");
        vm.assertEq(_word(3), (1 << 134) | (1 << 135), "word 3");

        _revokeTwice(pack(_list(7, 900, 901, 902, 8, 904)));
        vm.assertEq(_slot() >> 80, 901 | (902 << 32) | (6 << 64) | (7 << 96) | (8 << 128), "inline, full");
        vm.assertEq(_word(0), 1 << 8, "word 0");
        vm.assertEq(_word(3), (1 << 134) | (1 << 135) | (1 << 136), "word 3, full");
    }

    function _anchorStolen(uint32 size) private {
        vm.warp(CLAIM);
        thief = addAccount(SECRET, ANCHOR);
        vm.warp(THEFT);
        _anchor(size);
    }

    function _anchor(uint32 size) private {
        registry.aggregate(keccak256("super-root"));
        vm.prank(thief);
        registry.anchor(ROOT, size);
    }

    function _declare(uint40 since) private {
        vm.prank(CONTROLLER);
        registry.declareKeyCompromised(thief, since);
    }

    /// @dev The second call changes nothing.
    function _revokeTwice(bytes memory indexes) private {
        vm.prank(CONTROLLER);
        registry.revoke(thief, ROOT, indexes, REASON);
        for (uint256 i = 0; i < indexes.length; i += 4) {
            vm.assertEq(factsOf(thief, ROOT, _indexAt(indexes, i)).revoked, true, "revoked");
        }
        watch();
        vm.prank(CONTROLLER);
        registry.revoke(thief, ROOT, indexes, REASON);
        assertUntouched("again");
    }

    function _takesBeyond(uint32 index) private {
        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.Revoked(thief, ROOT, pack(index), REASON);
        _revokeTwice(pack(index));
        vm.prank(CONTROLLER);
        registry.suspend(thief, ROOT, pack(index), REASON);
        vm.prank(CONTROLLER);
        registry.supersede(thief, ROOT, pack(index), REASON);
        Facts memory facts = factsOf(thief, ROOT, index);
        vm.assertEq(facts.revoked && facts.suspended && facts.superseded, true, "all");
        facts = factsOf(thief, ROOT, index + 1);
        vm.assertEq(facts.revoked || facts.suspended || facts.superseded, false, "the next");

        vm.prank(CONTROLLER);
        registry.reinstate(thief, ROOT, pack(index), REASON);
        vm.assertEq(factsOf(thief, ROOT, index).suspended, false, "reinstated");
    }

    function _refusesBeyond(uint32 index, uint32 size) private {
        vm.prank(CONTROLLER);
        _expectRefusal(index, size);
        registry.revoke(thief, ROOT, pack(0, index), REASON);
        vm.prank(CONTROLLER);
        _expectRefusal(index, size);
        registry.suspend(thief, ROOT, pack(0, index), REASON);
        vm.prank(CONTROLLER);
        _expectRefusal(index, size);
        registry.supersede(thief, ROOT, pack(0, index), REASON);
        vm.prank(CONTROLLER);
        _expectRefusal(index, size);
        registry.reinstate(thief, ROOT, pack(0, index), REASON);
    }

    function _expectRefusal(uint32 index, uint32 size) private {
        vm.expectRevert(abi.encodeWithSelector(IStatus.CredentialRegistryIndexOutOfRange.selector, index, size));
    }

    function _slot() private view returns (uint256) {
        return load(anchorSlot(thief, ROOT));
    }

    function _word(uint256 word) private view returns (uint256) {
        return load(wordSlot(thief, ROOT, REVOKED, word));
    }

    function _list(uint32 a, uint32 b, uint32 c, uint32 d, uint32 e, uint32 f) private pure returns (uint32[] memory) {
        uint32[] memory list = new uint32[](6);
        (list[0], list[1], list[2], list[3], list[4], list[5]) = (a, b, c, d, e, f);
        return list;
    }

    function _indexAt(bytes memory indexes, uint256 i) private pure returns (uint32 index) {
        for (uint256 j = 0; j < 4; ++j) index = (index << 8) | uint8(indexes[i + j]);
    }
}
