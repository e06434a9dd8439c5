// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CredentialLens} from "../../../contracts/CredentialLens.sol";
import {ICredentialLens} from "../../../contracts/interfaces/ICredentialLens.sol";
import {ITrustRegistry} from "../../../contracts/interfaces/ITrustRegistry.sol";
import {AggregateProof} from "../../../contracts/types/AggregateProof.sol";
import {Edge} from "../../../contracts/types/Edge.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {IssuerTest} from "./IssuerTest.sol";
import {MerkleTree} from "./MerkleTree.sol";
import {signAsP256, toP256Key} from "./signatures.sol";
import {toDigest} from "./typedData.sol";
import {vm} from "./Vm.sol";

/// @dev A batch of three leaves, in an aggregate of five batches, as its second.
abstract contract LensTest is IssuerTest {
    uint40 internal constant NOT_AFTER = 5_000;

    CredentialLens internal lens = new CredentialLens();

    /// @dev What the key signed to be in an aggregate, and its place in one with these others.
    function aggregateOf(uint256 secret) internal view returns (AggregateProof memory proof) {
        proof.notAfter = NOT_AFTER;
        proof.signature = signItem(secret, NOT_AFTER);
        return place(vm.addr(secret), proof);
    }

    function aggregateOfP256(uint256 secret) internal view returns (AggregateProof memory proof) {
        (bytes32 r, bytes32 s, bytes32 x, bytes32 y) = abi.decode(
            signAsP256(secret, digestOf(toP256Key(secret), NOT_AFTER)),
            (bytes32, bytes32, bytes32, bytes32)
        );
        proof.notAfter = NOT_AFTER;
        proof.signature = abi.encode(r, s);
        proof.publicKey = abi.encode(x, y);
        return place(toP256Key(secret), proof);
    }

    function place(address key, AggregateProof memory proof) internal pure returns (AggregateProof memory) {
        bytes32[] memory superLeaves = new bytes32[](5);
        for (uint256 i = 0; i < 5; ++i) superLeaves[i] = keccak256(abi.encode("other batch", i));
        superLeaves[1] = keccak256(
            abi.encodePacked(hex"02", key, rootOf(), uint32(3), proof.notAfter, keccak256(proof.signature))
        );
        proof.index = 1;
        proof.size = 5;
        proof.path = MerkleTree.pathOf(superLeaves, 1, 0, 5);
        proof.superRoot = MerkleTree.rootOf(superLeaves, 0, 5);
        return proof;
    }

    /// @dev r ‖ s with the parity in the highest bit of s.
    function signItem(uint256 secret, uint40 notAfter) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, digestOf(vm.addr(secret), notAfter));
        return abi.encode(r, v == 28 ? s | bytes32(uint256(1) << 255) : s);
    }

    function digestOf(address key, uint40 notAfter) internal view returns (bytes32) {
        bytes32 itemType = keccak256("AggregateItem(address key,bytes32 root,uint32 size,uint40 notAfter)");
        bytes32 content = keccak256(abi.encode(itemType, key, rootOf(), uint32(3), notAfter));
        return toDigest(content, block.chainid, address(registry));
    }

    function rootOf() internal pure returns (bytes32) {
        return MerkleTree.rootOf(leavesOf(), 0, 3);
    }

    /// @dev The second credential of the batch.
    function questionOf(address key) internal pure returns (ICredentialLens.Question memory question) {
        question.key = key;
        question.root = rootOf();
        question.index = 1;
        question.size = 3;
        question.leaf = leavesOf()[1];
        question.path = MerkleTree.pathOf(leavesOf(), 1, 0, 3);
    }

    function ask(
        ICredentialLens.Question memory question
    ) internal view returns (ICredentialLens.Answer memory answer) {
        ICredentialLens.Question[] memory questions = new ICredentialLens.Question[](1);
        questions[0] = question;
        (, ICredentialLens.Answer[] memory answers, ) = lens.look(
            registry,
            questions,
            ITrustRegistry(address(0)),
            new Edge[](0)
        );
        return answers[0];
    }

    /// @dev When the batch was anchored, as a reader has it: the earlier of the two ways. 0 if it was not.
    function timeOf(ICredentialLens.Question memory question) internal view returns (uint40 time) {
        ICredentialLens.Answer memory answer = ask(question);
        bool aggregated = answer.isAggregated && answer.isAgreed && answer.keyRecord.keyType != KeyType.Contract;
        if (aggregated && answer.aggregatedAt <= question.aggregate.notAfter) time = answer.aggregatedAt;
        bool earlier = time == 0 || answer.facts.anchoredAt < time;
        if (answer.facts.size == question.size && earlier) time = answer.facts.anchoredAt;
    }

    function leavesOf() internal pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](3);
        for (uint256 i = 0; i < 3; ++i) leaves[i] = keccak256(abi.encode("credential", i));
    }
}
