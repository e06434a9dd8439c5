// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialLens} from "./interfaces/ICredentialLens.sol";
import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {ITrustRegistry} from "./interfaces/ITrustRegistry.sol";
import {AggregateItem} from "./libraries/AggregateItem.sol";
import {InclusionProof} from "./libraries/InclusionProof.sol";
import {AggregateProof} from "./types/AggregateProof.sol";
import {Edge} from "./types/Edge.sol";
import {GrantRecord} from "./types/GrantRecord.sol";

/// @title Many facts in one call
/// @notice See ICredentialLens. Immutable, without an owner or storage, refuses ETH.
contract CredentialLens is ICredentialLens {
    /// @inheritdoc ICredentialLens
    function look(
        ICredentialRegistry registry,
        Question[] calldata questions,
        ITrustRegistry trust,
        Edge[] calldata edges
    ) external view returns (Moment memory moment, Answer[] memory answers, GrantRecord[] memory grants) {
        moment = Moment({chainId: block.chainid, blockNumber: block.number, time: block.timestamp});
        answers = new Answer[](questions.length);
        for (uint256 i = 0; i < questions.length; ++i) answers[i] = _answer(registry, questions[i]);
        grants = new GrantRecord[](edges.length);
        for (uint256 i = 0; i < edges.length; ++i) grants[i] = trust.grantOf(edges[i]);
    }

    function _answer(
        ICredentialRegistry registry,
        Question calldata question
    ) private view returns (Answer memory answer) {
        (answer.facts, answer.keyRecord) = registry.factsOf(question.key, question.root, question.index);
        answer.issuerId = question.issuerId == 0 ? answer.keyRecord.issuerId : question.issuerId;
        answer.issuer = registry.issuerOf(answer.issuerId);
        answer.assertionKey = registry.assertionKeyOf(answer.issuerId, question.assertionKey);
        answer.isIncluded = InclusionProof.verify(
            question.leaf,
            question.index,
            question.size,
            question.path,
            question.root
        );
        _answerAggregate(registry, question, answer);
    }

    function _answerAggregate(
        ICredentialRegistry registry,
        Question calldata question,
        Answer memory answer
    ) private view {
        AggregateProof calldata proof = question.aggregate;
        if (proof.superRoot == 0) return;

        answer.aggregatedAt = registry.aggregatedAt(proof.superRoot);
        answer.isAggregated = AggregateItem.isIncluded(question.key, question.root, question.size, proof);
        answer.isAgreed = AggregateItem.isAgreed(address(registry), question.key, question.root, question.size, proof);
    }
}
