// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialLens} from "../../contracts/interfaces/ICredentialLens.sol";
import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {ITrustRegistry} from "../../contracts/interfaces/ITrustRegistry.sol";
import {TrustRegistry} from "../../contracts/TrustRegistry.sol";
import {Edge} from "../../contracts/types/Edge.sol";
import {Facts} from "../../contracts/types/Facts.sol";
import {GrantRecord} from "../../contracts/types/GrantRecord.sol";
import {KeyRecord} from "../../contracts/types/KeyRecord.sol";
import {pack} from "./support/indexes.sol";
import {LensTest} from "./support/LensTest.sol";
import {vm} from "./support/Vm.sol";

contract CredentialLensTest is LensTest {
    string private constant MULTIKEY = "z6MkMultikey";

    TrustRegistry private trust = new TrustRegistry(registry);

    function test_says_what_the_registry_says() external {
        address key = addAccount(SECRET, ALL);
        vm.prank(CONTROLLER);
        registry.addAssertionKey(issuer, MULTIKEY);
        bytes32 root = rootOf();
        vm.prank(key);
        registry.anchor(root, 3);
        vm.prank(key);
        registry.suspend(key, root, pack(1), REASON);

        ICredentialLens.Question memory question = questionOf(key);
        question.assertionKey = keccak256(bytes(MULTIKEY));
        ICredentialLens.Answer memory answer = ask(question);

        (Facts memory facts, KeyRecord memory keyRecord) = registry.factsOf(key, root, 1);
        _same(abi.encode(answer.facts), abi.encode(facts), "facts");
        _same(abi.encode(answer.keyRecord), abi.encode(keyRecord), "key record");
        vm.assertEq(answer.facts.suspended, true, "suspended");
        vm.assertEq(answer.issuerId, issuer, "issuer of the key");
        _same(abi.encode(answer.issuer), abi.encode(registry.issuerOf(issuer)), "issuer");
        vm.assertEq(answer.assertionKey.from, block.timestamp, "assertion key");
        vm.assertEq(answer.isIncluded, true, "included");
    }

    function test_knows_nothing_of_what_was_never_written() external view {
        ICredentialLens.Question memory question;
        _same(abi.encode(ask(question)), new bytes(25 * 32), "answer");
    }

    /// @dev For a document that is not anchored there is no key that leads to the issuer.
    function test_an_issuer_can_be_asked_for_by_its_number() external {
        uint64 other = registry.createIssuer(STRANGER, "did:web:other.example", "");
        address key = addAccount(SECRET, ALL);
        vm.prank(STRANGER);
        registry.addAssertionKey(other, MULTIKEY);

        ICredentialLens.Question memory question = questionOf(key);
        question.issuerId = other;
        question.assertionKey = keccak256(bytes(MULTIKEY));
        ICredentialLens.Answer memory answer = ask(question);

        vm.assertEq(answer.keyRecord.issuerId, issuer, "issuer of the key");
        vm.assertEq(answer.issuerId, other, "issuer asked for");
        vm.assertEq(answer.issuer.controller, STRANGER, "controller");
        vm.assertEq(answer.assertionKey.from, block.timestamp, "assertion key");
    }

    function test_a_wrong_leaf_place_or_path_is_not_included() external view {
        for (uint256 flaw = 0; flaw < 6; ++flaw) {
            ICredentialLens.Question memory question = questionOf(STRANGER);
            if (flaw == 0) question.leaf = leavesOf()[0];
            if (flaw == 1) question.index = 0;
            if (flaw == 2) question.size = 2;
            if (flaw == 3) question.path = bytes.concat(question.path, hex"00");
            if (flaw == 4) question.root = keccak256("other root");
            if (flaw == 5) question.index = 3;

            vm.assertEq(ask(question).isIncluded, false, "included");
        }
        vm.assertEq(ask(questionOf(STRANGER)).isIncluded, true, "without a flaw");
    }

    function test_answers_in_the_order_asked_and_says_where_and_when() external {
        vm.warp(4_711);
        ICredentialLens.Question[] memory questions = new ICredentialLens.Question[](2);
        questions[0] = questionOf(STRANGER);
        questions[1] = questionOf(STRANGER);
        questions[1].issuerId = issuer;

        (ICredentialLens.Moment memory moment, ICredentialLens.Answer[] memory answers, ) = lens.look(
            registry,
            questions,
            trust,
            new Edge[](0)
        );

        vm.assertEq(moment.chainId, block.chainid, "chain");
        vm.assertEq(moment.blockNumber, block.number, "block");
        vm.assertEq(moment.time, 4_711, "time");
        vm.assertEq(answers[0].issuerId, 0, "first");
        vm.assertEq(answers[1].issuerId, issuer, "second");
    }

    function test_looks_up_grants() external {
        uint64 other = registry.createIssuer(STRANGER, "did:web:other.example", "");
        Edge[] memory edges = new Edge[](3);
        edges[0] = Edge(issuer, other, 0, 2);
        edges[1] = Edge(other, issuer, 0, 1);
        edges[2] = Edge(issuer, other, 0, 1);
        vm.prank(CONTROLLER);
        trust.grant(edges[0], 8_000, 2);
        vm.prank(CONTROLLER);
        trust.grant(edges[2], 9_000, 3);

        (, , GrantRecord[] memory grants) = lens.look(registry, new ICredentialLens.Question[](0), trust, edges);

        vm.assertEq(grants[0].window.end, 8_000, "first");
        _same(abi.encode(grants[1]), new bytes(4 * 32), "none");
        vm.assertEq(grants[2].window.from, block.timestamp, "from");
        vm.assertEq(grants[2].window.end, 9_000, "end");
        vm.assertEq(grants[2].depth, 3, "depth");
    }

    function test_without_the_root_of_an_aggregate_none_is_asked_for() external view {
        ICredentialLens.Question memory question = questionOf(vm.addr(SECRET));
        question.aggregate = aggregateOf(SECRET);
        vm.assertEq(ask(question).isAgreed, true, "with it");

        question.aggregate.superRoot = 0;
        vm.assertEq(ask(question).isAgreed, false, "without");
    }

    function test_needs_a_registry() external {
        ICredentialLens.Question[] memory questions = new ICredentialLens.Question[](1);
        vm.expectRevert(bytes(""));
        lens.look(ICredentialRegistry(STRANGER), questions, ITrustRegistry(address(0)), new Edge[](0));
    }

    function test_refuses_ETH() external {
        (bool done, ) = address(lens).call{value: 1}("");
        vm.assertEq(done, false, "taken");
    }

    function _same(bytes memory one, bytes memory other, string memory what) private pure {
        vm.assertEq(keccak256(one), keccak256(other), what);
    }
}
