// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AggregateProof} from "../types/AggregateProof.sol";
import {Edge} from "../types/Edge.sol";
import {Facts} from "../types/Facts.sol";
import {GrantRecord} from "../types/GrantRecord.sol";
import {Issuer} from "../types/Issuer.sol";
import {KeyRecord} from "../types/KeyRecord.sol";
import {WindowRecord} from "../types/WindowRecord.sol";
import {ICredentialRegistry} from "./ICredentialRegistry.sol";
import {ITrustRegistry} from "./ITrustRegistry.sol";

/// @title Many facts in one call
/// @notice Looks up what the chain knows of any number of credentials, all at one block. Facts, not verdicts: what they
/// mean depends on documents and policies, which are not on chain. It is given hashes of leaves, never what is in them.
/// @dev Has no storage; one serves all registries. A question about what does not exist, or with a proof that is
/// malformed, gets an answer; only an address without a registry, or too little gas, makes the call fail.
interface ICredentialLens {
    /// @notice Where and when the answers are from.
    /// @param chainId The chain.
    /// @param blockNumber The block.
    /// @param time Its time, in seconds since 1970.
    struct Moment {
        uint256 chainId;
        uint256 blockNumber;
        uint256 time;
    }

    /// @notice A question about one credential.
    /// @param key The key of its batch.
    /// @param root Merkle root of the batch.
    /// @param index Its position, from 0.
    /// @param size The number of credentials in the batch, as its proof says.
    /// @param leaf The hash of its leaf.
    /// @param path The sibling hashes from the leaf upwards, 32 bytes each.
    /// @param issuerId Whose assertion key to look up; 0 for the issuer of the key.
    /// @param assertionKey keccak256 of a Multikey.
    /// @param aggregate The proof that the batch is in an aggregate. Where its root is zero nothing is said, and the
    /// answer is no.
    struct Question {
        address key;
        bytes32 root;
        uint32 index;
        uint32 size;
        bytes32 leaf;
        bytes path;
        uint64 issuerId;
        bytes32 assertionKey;
        AggregateProof aggregate;
    }

    /// @notice What is known of one credential.
    /// @param facts What the registry knows of its position.
    /// @param keyRecord What it knows of the key.
    /// @param issuerId The issuer that was asked for, or else that of the key.
    /// @param issuer What it knows of that issuer.
    /// @param assertionKey When that issuer's assertion key is good.
    /// @param isIncluded Whether the leaf is at this index of a tree of this size and root.
    /// @param aggregatedAt When the aggregate was recorded; 0 if it was not.
    /// @param isAggregated Whether the batch is in the aggregate.
    /// @param isAgreed Whether the key signed that it may be. What the type of the key makes of it is not judged.
    struct Answer {
        Facts facts;
        KeyRecord keyRecord;
        uint64 issuerId;
        Issuer issuer;
        WindowRecord assertionKey;
        bool isIncluded;
        uint40 aggregatedAt;
        bool isAggregated;
        bool isAgreed;
    }

    /// @notice Looks up credentials and grants.
    /// @param registry The registry to ask.
    /// @param questions What to ask of it.
    /// @param trust The registry of grants to ask; not called if there are no edges.
    /// @param edges The grants to look up.
    /// @return moment Where and when the answers are from.
    /// @return answers One for each question, in that order.
    /// @return grants One for each edge, in that order.
    function look(
        ICredentialRegistry registry,
        Question[] calldata questions,
        ITrustRegistry trust,
        Edge[] calldata edges
    ) external view returns (Moment memory moment, Answer[] memory answers, GrantRecord[] memory grants);
}
