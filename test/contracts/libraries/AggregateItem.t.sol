// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialLens} from "../../../contracts/interfaces/ICredentialLens.sol";
import {pack} from "../support/indexes.sol";
import {LensTest} from "../support/LensTest.sol";
import {P256_ORDER, SECP256K1_ORDER, signAsP256, toP256Key} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

/// @dev Aggregates as a reader of the Lens sees them.
contract AggregateItemTest is LensTest {
    function test_a_batch_in_an_aggregate_counts_from_its_time() external {
        ICredentialLens.Question memory question = _askAggregated(SECRET);
        vm.assertEq(timeOf(question), 0, "before");
        vm.warp(3_000);
        registry.aggregate(question.aggregate.superRoot);

        ICredentialLens.Answer memory answer = ask(question);

        vm.assertEq(answer.aggregatedAt, 3_000, "aggregatedAt");
        vm.assertEq(answer.isAggregated, true, "aggregated");
        vm.assertEq(answer.isAgreed, true, "agreed");
        vm.assertEq(answer.facts.size, 0, "no anchor of its own");
        vm.assertEq(timeOf(question), 3_000, "time");
    }

    function test_a_P256_key_agrees_too() external {
        ICredentialLens.Question memory question = questionOf(toP256Key(SECRET));
        question.aggregate = aggregateOfP256(SECRET);
        vm.warp(3_000);
        registry.aggregate(question.aggregate.superRoot);

        vm.assertEq(timeOf(question), 3_000, "time");
    }

    /// @dev The aggregator can delay, but not beyond what the key agreed to.
    function test_counts_until_the_time_that_the_key_agreed_to() external {
        ICredentialLens.Question memory question = _askAggregated(SECRET);
        vm.warp(NOT_AFTER);
        registry.aggregate(question.aggregate.superRoot);
        vm.assertEq(timeOf(question), NOT_AFTER, "in time");

        question = _askAggregated(OTHER_SECRET);
        vm.warp(NOT_AFTER + 1);
        registry.aggregate(question.aggregate.superRoot);
        vm.assertEq(ask(question).aggregatedAt, NOT_AFTER + 1, "recorded");
        vm.assertEq(timeOf(question), 0, "too late");
    }

    /// @dev Whatever a thief signs later, even to the same words, is not the leaf that is in it.
    function testFuzz_nothing_signed_after_an_aggregate_counts_in_it(bytes32 r, bytes32 s, uint40 later) external {
        ICredentialLens.Question memory question = _askAggregated(SECRET);
        vm.warp(3_000);
        registry.aggregate(question.aggregate.superRoot);

        question.aggregate.signature = abi.encode(r, s);
        vm.assertEq(ask(question).isAggregated, false, "another signature");
        if (later == NOT_AFTER) return;
        question.aggregate.notAfter = later;
        question.aggregate.signature = signItem(SECRET, later);
        vm.assertEq(ask(question).isAggregated, false, "another promise");
        vm.assertEq(ask(question).isAgreed, true, "signed all the same");
    }

    function test_anchored_both_ways_it_has_the_same_facts_and_the_earlier_time() external {
        for (uint256 order = 0; order < 2; ++order) {
            uint256 secret = SECRET + order;
            ICredentialLens.Question memory question = _askAggregated(secret);
            vm.warp(3_000);
            _record(question, secret, order == 0);
            _changeAll(question);
            bytes32 first = _statusOf(question);

            vm.warp(4_000);
            _record(question, secret, order == 1);

            vm.assertEq(_statusOf(question), first, "status");
            vm.assertEq(timeOf(question), 3_000, "time");
        }
    }

    function _record(ICredentialLens.Question memory question, uint256 secret, bool alone) private {
        vm.prank(vm.addr(secret));
        if (alone) registry.anchor(question.root, 3);
        else registry.aggregate(question.aggregate.superRoot);
    }

    function _changeAll(ICredentialLens.Question memory question) private {
        vm.prank(question.key);
        registry.revoke(question.key, question.root, pack(1), REASON);
        vm.prank(question.key);
        registry.supersede(question.key, question.root, pack(0, 1), REASON);
        vm.prank(question.key);
        registry.suspendBatch(question.key, question.root, REASON);
    }

    function _statusOf(ICredentialLens.Question memory question) private view returns (bytes32) {
        ICredentialLens.Answer memory answer = ask(question);
        return
            keccak256(
                abi.encode(
                    answer.facts.revoked,
                    answer.facts.superseded,
                    answer.facts.suspended,
                    answer.facts.batchRevoked,
                    answer.facts.batchSuspended
                )
            );
    }

    function testFuzz_every_part_of_the_leaf_counts(uint256 seed) external {
        ICredentialLens.Question memory question = _askAggregated(SECRET);
        registry.aggregate(question.aggregate.superRoot);
        uint256 part = seed % 8;
        if (part == 0) question.key = STRANGER;
        if (part == 1) question.root = keccak256(abi.encode(seed));
        if (part == 2) question.size = 4;
        if (part == 3) question.aggregate.notAfter = NOT_AFTER + 1;
        if (part == 4) question.aggregate.signature[(seed >> 8) % 64] ^= 0x01;
        if (part == 5) question.aggregate.index = 2;
        if (part == 6) question.aggregate.size = 9;
        if (part == 7) question.aggregate.superRoot = keccak256(abi.encode(seed));

        vm.assertEq(ask(question).isAggregated, false, "aggregated");
        vm.assertEq(timeOf(question), 0, "time");
        // Where the leaf lies is not signed.
        vm.assertEq(ask(question).isAgreed, part > 4, "agreed");
    }

    function test_a_signature_of_another_key_is_no_agreement() external view {
        ICredentialLens.Question memory question = questionOf(vm.addr(SECRET));
        question.aggregate.notAfter = NOT_AFTER;
        question.aggregate.signature = signItem(OTHER_SECRET, NOT_AFTER);
        question.aggregate = place(question.key, question.aggregate);

        vm.assertEq(ask(question).isAggregated, true, "anybody can put it in");
        vm.assertEq(ask(question).isAgreed, false, "agreed");
    }

    function test_a_signature_of_another_P256_key_is_no_agreement() external view {
        ICredentialLens.Question memory question = questionOf(toP256Key(SECRET));
        question.aggregate.notAfter = NOT_AFTER;
        (bytes32 r, bytes32 s, bytes32 x, bytes32 y) = abi.decode(
            signAsP256(OTHER_SECRET, digestOf(question.key, NOT_AFTER)),
            (bytes32, bytes32, bytes32, bytes32)
        );
        question.aggregate.notAfter = NOT_AFTER;
        question.aggregate.signature = abi.encode(r, s);
        question.aggregate.publicKey = abi.encode(x, y);
        question.aggregate = place(question.key, question.aggregate);

        vm.assertEq(ask(question).isAggregated, true, "anybody can put it in");
        vm.assertEq(ask(question).isAgreed, false, "agreed");
    }

    /// @dev Nor is a signature to be anchored an agreement to be aggregated.
    function test_a_signature_for_another_chain_or_registry_is_no_agreement() external {
        ICredentialLens.Question memory question = _askAggregated(SECRET);
        vm.chainId(block.chainid + 1);
        vm.assertEq(ask(question).isAgreed, false, "another chain");
    }

    function test_a_malleable_or_malformed_signature_is_no_agreement() external view {
        ICredentialLens.Question memory question = _askAggregated(SECRET);
        bytes memory good = question.aggregate.signature;
        (bytes32 r, bytes32 vs) = abi.decode(good, (bytes32, bytes32));
        uint256 s = uint256(vs) & ((1 << 255) - 1);
        bytes32 flipped = bytes32((SECP256K1_ORDER - s) | (uint256(vs) >> 255 == 0 ? 1 << 255 : 0));
        _disagrees(question, abi.encode(r, flipped));
        _disagrees(question, bytes.concat(good, hex"00"));
        _disagrees(question, bytes.concat(r, bytes31(vs)));
        _disagrees(question, "");
        _disagrees(question, new bytes(64));
    }

    function test_a_P256_agreement_has_one_form() external view {
        ICredentialLens.Question memory question = questionOf(toP256Key(SECRET));
        question.aggregate = aggregateOfP256(SECRET);
        vm.assertEq(ask(question).isAgreed, true, "as it is");
        bytes memory publicKey = question.aggregate.publicKey;
        (bytes32 r, bytes32 s) = abi.decode(question.aggregate.signature, (bytes32, bytes32));

        _disagrees(question, abi.encode(r, bytes32(P256_ORDER - uint256(s))));
        question.aggregate.signature = abi.encode(r, s);
        question.aggregate.publicKey = bytes.concat(publicKey, hex"00");
        vm.assertEq(ask(question).isAgreed, false, "a longer key");
        question.aggregate.publicKey = "";
        vm.assertEq(ask(question).isAgreed, false, "no key");
        question.aggregate.publicKey = publicKey;
        question.key = STRANGER;
        vm.assertEq(ask(question).isAgreed, false, "the key of another");
    }

    /// @dev The zero address recovers from what is no signature.
    function test_the_zero_account_agrees_to_nothing() external view {
        ICredentialLens.Question memory question = questionOf(address(0));
        question.aggregate = aggregateOf(SECRET);
        _disagrees(question, new bytes(64));
    }

    function _disagrees(ICredentialLens.Question memory question, bytes memory signature) private view {
        question.aggregate.signature = signature;
        vm.assertEq(ask(question).isAgreed, false, "agreed");
    }

    function _askAggregated(uint256 secret) private view returns (ICredentialLens.Question memory question) {
        question = questionOf(vm.addr(secret));
        question.aggregate = aggregateOf(secret);
    }
}
