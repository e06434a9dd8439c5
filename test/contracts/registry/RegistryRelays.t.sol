// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnchors} from "../../../contracts/interfaces/IAnchors.sol";
import {AnchorRequest, SignedAnchor} from "../../../contracts/types/AnchorRequest.sol";
import {Facts} from "../../../contracts/types/Facts.sol";
import {Refusal} from "../../../contracts/types/Refusal.sol";
import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {RelayTest} from "../support/RelayTest.sol";
import {signMalleable} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

contract RegistryRelaysTest is RelayTest {
    function testFuzz_anchors_under_the_key_that_signed(address relay, uint40 time) external {
        vm.warp(time);
        SignedAnchor memory batch = batchOf(SECRET);

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAnchors.Anchored(batch.request.key, ROOT, 10);
        vm.prank(relay);
        registry.anchorBySig(batch.request, batch.signature);

        Facts memory facts = factsOf(batch.request.key, ROOT, 0);
        vm.assertEq(facts.anchoredAt, time, "anchoredAt");
        vm.assertEq(facts.size, 10, "size");
        if (relay != batch.request.key) vm.assertEq(factsOf(relay, ROOT, 0).size, 0, "nothing under the relay");
    }

    function test_anchors_for_a_P256_key() external {
        SignedAnchor memory batch = batchOfP256(SECRET);

        registry.anchorBySig(batch.request, batch.signature);

        vm.assertEq(factsOf(batch.request.key, ROOT, 0).size, 10, "size");
    }

    function test_a_signature_is_good_until_its_deadline() external {
        vm.warp(1_000);
        SignedAnchor memory batch = batchOf(SECRET);
        vm.warp(1_001);
        _refuses(batch, Refusal.Expired);

        vm.warp(1_000);
        registry.anchorBySig(batch.request, batch.signature);
        vm.assertEq(factsOf(batch.request.key, ROOT, 0).anchoredAt, 1_000, "anchoredAt");
    }

    function test_refuses_what_anchor_refuses() external {
        _refuses(signBatch(SECRET, AnchorRequest(vm.addr(SECRET), 0, 10, 1)), Refusal.EmptyRoot);
        _refuses(signBatch(SECRET, AnchorRequest(vm.addr(SECRET), ROOT, 0, 1)), Refusal.EmptyBatch);
    }

    function testFuzz_every_field_is_signed(uint256 seed) external {
        SignedAnchor memory batch = batchOf(SECRET);
        batch.request.deadline = block.timestamp + 1_000;
        batch = signBatch(SECRET, batch.request);
        uint256 field = seed % 4;
        if (field == 0) batch.request.key = vm.addr(OTHER_SECRET);
        if (field == 1) batch.request.root = keccak256(abi.encode(seed));
        if (field == 2) batch.request.size += uint32(1 + ((seed >> 8) % 1_000));
        if (field == 3) batch.request.deadline += 1 + ((seed >> 8) % 1_000);

        _refuses(batch, Refusal.InvalidSignature);
    }

    function test_replay_changes_nothing() external {
        vm.warp(1_000);
        SignedAnchor memory batch = batchOf(SECRET);
        batch.request.deadline = 5_000;
        batch = signBatch(SECRET, batch.request);
        registry.anchorBySig(batch.request, batch.signature);
        vm.warp(2_000);
        watch();

        registry.anchorBySig(batch.request, batch.signature);
        vm.prank(batch.request.key);
        registry.anchor(ROOT, 10);

        assertUntouched("replay");
        vm.assertEq(factsOf(batch.request.key, ROOT, 0).anchoredAt, 1_000, "anchoredAt");
    }

    function test_who_gets_in_first_does_not_make_it_fail() external {
        SignedAnchor memory batch = batchOf(SECRET);
        vm.prank(STRANGER);
        registry.anchorBySig(batch.request, batch.signature);

        vm.prank(batch.request.key);
        registry.anchor(ROOT, 10);
        registry.anchorBySig(batch.request, batch.signature);

        vm.assertEq(factsOf(batch.request.key, ROOT, 0).size, 10, "size");
    }

    function test_a_signature_for_another_chain_or_registry_is_none() external {
        SignedAnchor memory batch = batchOf(SECRET);
        CredentialRegistry other = new CredentialRegistry();
        bytes memory reason = _reason(batch, Refusal.InvalidSignature);

        vm.expectRevert(reason);
        other.anchorBySig(batch.request, batch.signature);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(reason);
        registry.anchorBySig(batch.request, batch.signature);
    }

    function test_refuses_malleable_and_malformed_signatures() external {
        SignedAnchor memory batch = batchOf(SECRET);
        bytes memory good = batch.signature;
        batch.signature = signMalleable(SECRET, digestOf(batch.request));
        _refuses(batch, Refusal.InvalidSignature);
        batch.signature = bytes.concat(good, hex"00");
        _refuses(batch, Refusal.InvalidSignature);
        batch.signature = bytes.concat(good, new bytes(63));
        _refuses(batch, Refusal.InvalidSignature);
        batch.signature = "";
        _refuses(batch, Refusal.InvalidSignature);
    }

    function test_the_zero_account_signs_nothing() external {
        SignedAnchor memory batch = batchOf(SECRET);
        batch.request.key = address(0);
        batch.signature = new bytes(65);

        _refuses(batch, Refusal.InvalidSignature);
    }

    function test_a_contract_signs_nothing() external {
        address wallet = addContract(ALL);
        SignedAnchor memory batch = SignedAnchor(AnchorRequest(wallet, ROOT, 10, block.timestamp), "agreed");

        _refuses(batch, Refusal.InvalidSignature);
    }

    /// @dev It has code and is an account all the same.
    function test_an_account_with_delegated_code_signs() external {
        SignedAnchor memory batch = batchOf(SECRET);
        vm.etch(batch.request.key, abi.encodePacked(hex"ef0100", address(this)));

        registry.anchorBySig(batch.request, batch.signature);

        vm.assertEq(factsOf(batch.request.key, ROOT, 0).size, 10, "size");
    }

    function test_leaves_out_what_is_bad_and_anchors_the_rest() external {
        SignedAnchor[] memory batches = new SignedAnchor[](7);
        batches[0] = batchOf(SECRET);
        batches[1] = signBatch(SECRET, AnchorRequest(vm.addr(SECRET), 0, 10, block.timestamp));
        batches[2] = signBatch(SECRET, AnchorRequest(vm.addr(SECRET), ROOT, 0, block.timestamp));
        batches[3] = signBatch(SECRET, AnchorRequest(vm.addr(SECRET), keccak256("late"), 1, block.timestamp - 1));
        batches[4] = SignedAnchor(
            AnchorRequest(vm.addr(SECRET), keccak256("forged"), 1, block.timestamp),
            batches[0].signature
        );
        batches[5] = batchOfP256(SECRET);
        batches[6] = batchOf(OTHER_SECRET);

        vm.recordLogs();
        registry.anchorManyBySig(batches);

        vm.assertEq(vm.getRecordedLogs().length, 7, "one word on each");
        vm.assertEq(factsOf(batches[0].request.key, ROOT, 0).size, 10, "first");
        vm.assertEq(factsOf(batches[5].request.key, ROOT, 0).size, 10, "P-256");
        vm.assertEq(factsOf(batches[6].request.key, ROOT, 0).size, 10, "last");
        vm.assertEq(factsOf(batches[3].request.key, batches[3].request.root, 0).size, 0, "late");
        vm.assertEq(factsOf(batches[4].request.key, batches[4].request.root, 0).size, 0, "forged");
    }

    function test_reports_each_that_is_left_out() external {
        SignedAnchor[] memory batches = new SignedAnchor[](2);
        batches[0] = batchOf(SECRET);
        batches[1] = batchOf(OTHER_SECRET);
        batches[1].request.size = 11;

        vm.expectEmit(true, true, true, true, address(registry));
        emit IAnchors.Anchored(batches[0].request.key, ROOT, 10);
        vm.expectEmit(true, true, true, true, address(registry));
        emit IAnchors.AnchorRefused(batches[1].request.key, ROOT, 1, Refusal.InvalidSignature);
        registry.anchorManyBySig(batches);
    }

    /// @dev A point that is not on the curve, and numbers that are none of the field.
    function testFuzz_no_signature_makes_the_rest_fail(bytes memory signature, bytes32 word) external {
        SignedAnchor[] memory batches = new SignedAnchor[](3);
        batches[0] = batchOf(SECRET);
        batches[0].signature = signature;
        batches[1] = batchOfP256(SECRET);
        batches[1].signature = abi.encode(word, word, word, word);
        batches[2] = batchOf(OTHER_SECRET);

        registry.anchorManyBySig(batches);

        vm.assertEq(factsOf(batches[0].request.key, ROOT, 0).size, 0, "random bytes");
        vm.assertEq(factsOf(batches[1].request.key, ROOT, 0).size, 0, "random point");
        vm.assertEq(factsOf(batches[2].request.key, ROOT, 0).size, 10, "the rest");
    }

    function _refuses(SignedAnchor memory batch, Refusal refusal) private {
        vm.expectRevert(_reason(batch, refusal));
        registry.anchorBySig(batch.request, batch.signature);
    }

    function _reason(SignedAnchor memory batch, Refusal refusal) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAnchors.CredentialRegistryAnchorRefused.selector, batch.request, refusal);
    }
}
