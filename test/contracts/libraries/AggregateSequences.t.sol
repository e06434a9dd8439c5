// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CredentialLens} from "../../../contracts/CredentialLens.sol";
import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {ICredentialLens} from "../../../contracts/interfaces/ICredentialLens.sol";
import {ITrustRegistry} from "../../../contracts/interfaces/ITrustRegistry.sol";
import {AggregateProof} from "../../../contracts/types/AggregateProof.sol";
import {Edge} from "../../../contracts/types/Edge.sol";
import {Reason} from "../../../contracts/types/Reason.sol";
import {pack} from "../support/indexes.sol";
import {MerkleTree} from "../support/MerkleTree.sol";
import {toDigest} from "../support/typedData.sol";
import {vm} from "../support/Vm.sol";

/// @dev Batches of three keys, anchored alone and in aggregates, in any order and number of times. Here stands what a
/// reader has to find: the same status whichever proof is shown, the time of that proof or of the anchor, whichever
/// is earlier, and nothing in an aggregate that was signed after it.
contract AggregateSequencesTest {
    AggregateHandler private handler;

    // Not in a constructor: only what is deployed here can be a target.
    function setUp() external {
        handler = new AggregateHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_a_proof_gives_the_time_that_it_should() external view {
        for (uint256 i = 0; i < handler.count(); ++i) {
            (ICredentialLens.Answer memory answer, uint256 owner, AggregateProof memory proof) = handler.show(i);
            uint40 recorded = handler.recordedAt(proof.superRoot);

            vm.assertEq(answer.isAggregated, true, "aggregated");
            vm.assertEq(answer.isAgreed, true, "agreed");
            vm.assertEq(answer.aggregatedAt, recorded, "aggregatedAt");
            vm.assertEq(answer.facts.anchoredAt, handler.anchoredAt(owner), "anchoredAt");
            vm.assertEq(answer.facts.revoked, handler.revoked(owner), "revoked");
            vm.assertEq(answer.facts.suspended, handler.suspended(owner), "suspended");
            vm.assertEq(answer.facts.batchRevoked, handler.batchRevoked(owner), "batch revoked");
            vm.assertEq(_timeOf(answer, proof), handler.expectedTime(owner, proof), "time");
        }
    }

    function invariant_what_is_signed_later_is_not_in_it() external view {
        for (uint256 i = 0; i < handler.count(); ++i) {
            vm.assertEq(handler.showWithNewSignature(i).isAggregated, false, "aggregated");
        }
    }

    function _timeOf(
        ICredentialLens.Answer memory answer,
        AggregateProof memory proof
    ) private pure returns (uint40 time) {
        if (answer.isAggregated && answer.isAgreed && answer.aggregatedAt <= proof.notAfter) time = answer.aggregatedAt;
        bool earlier = time == 0 || answer.facts.anchoredAt < time;
        if (answer.facts.size != 0 && earlier) time = answer.facts.anchoredAt;
    }
}

/// @dev In this file, because only contracts of a file that is run can be targets.
contract AggregateHandler {
    uint256 private constant SECRET = 0x5ec;
    bytes32 private constant ROOT = keccak256("root");
    uint32 private constant SIZE = 8;

    CredentialRegistry private registry = new CredentialRegistry();
    CredentialLens private lens = new CredentialLens();

    uint40 public time = 1_000;
    AggregateProof[] private proofs;
    uint256[] private owners;
    mapping(bytes32 superRoot => uint40 at) public recordedAt;
    mapping(uint256 key => uint40 at) public anchoredAt;
    mapping(uint256 key => bool yes) public revoked;
    mapping(uint256 key => bool yes) public suspended;
    mapping(uint256 key => bool yes) public batchRevoked;

    function pass(uint16 duration) external {
        time += duration % 50;
    }

    function anchor(uint256 key) external {
        vm.warp(time);
        vm.prank(vm.addr(SECRET + (key % 3)));
        registry.anchor(ROOT, SIZE);
        if (anchoredAt[key % 3] == 0) anchoredAt[key % 3] = time;
    }

    /// @dev Some of the keys agree until some time, and what they signed is recorded, now or never.
    function aggregate(uint256 keys, uint16 patience, bool records) external {
        if (proofs.length > 8) return;
        uint256 members = 1 + (keys % 3);
        AggregateProof[] memory built = new AggregateProof[](members);
        bytes32[] memory leaves = new bytes32[](members);
        for (uint256 i = 0; i < members; ++i) {
            built[i].notAfter = time - 10 + (patience % 50);
            built[i].signature = _sign(i, built[i].notAfter);
            leaves[i] = keccak256(
                abi.encodePacked(
                    hex"02",
                    vm.addr(SECRET + i),
                    ROOT,
                    SIZE,
                    built[i].notAfter,
                    keccak256(built[i].signature)
                )
            );
        }
        bytes32 superRoot = MerkleTree.rootOf(leaves, 0, members);
        for (uint256 i = 0; i < members; ++i) {
            built[i].superRoot = superRoot;
            built[i].index = uint32(i);
            built[i].size = uint32(members);
            built[i].path = MerkleTree.pathOf(leaves, i, 0, members);
            proofs.push(built[i]);
            owners.push(i);
        }
        if (records) _record(superRoot);
    }

    /// @dev What was built before is recorded, or once more.
    function record(uint256 which) external {
        if (proofs.length != 0) _record(proofs[which % proofs.length].superRoot);
    }

    function change(uint256 key, uint256 action) external {
        key %= 3;
        address account = vm.addr(SECRET + key);
        vm.prank(account);
        if (action % 4 == 0) {
            registry.revoke(account, ROOT, pack(3), Reason.Error);
            revoked[key] = true;
        } else if (action % 4 == 1) {
            registry.suspend(account, ROOT, pack(3), Reason.Error);
            suspended[key] = true;
        } else if (action % 4 == 2) {
            registry.reinstate(account, ROOT, pack(3), Reason.Error);
            suspended[key] = false;
        } else {
            registry.revokeBatch(account, ROOT, Reason.Error);
            batchRevoked[key] = true;
        }
    }

    function count() external view returns (uint256) {
        return proofs.length;
    }

    function show(
        uint256 i
    ) external view returns (ICredentialLens.Answer memory answer, uint256 owner, AggregateProof memory proof) {
        owner = owners[i];
        proof = proofs[i];
        answer = _ask(owner, proof);
    }

    /// @dev The key signs again, until another time, after the aggregate was built.
    function showWithNewSignature(uint256 i) external view returns (ICredentialLens.Answer memory answer) {
        AggregateProof memory proof = proofs[i];
        uint40 later = proof.notAfter + 1;
        proof.notAfter = later;
        proof.signature = _sign(owners[i], proof.notAfter);
        answer = _ask(owners[i], proof);
    }

    /// @dev 0 if it counts in no way.
    function expectedTime(uint256 owner, AggregateProof memory proof) external view returns (uint40) {
        uint40 together = recordedAt[proof.superRoot];
        if (together > proof.notAfter) together = 0;
        uint40 alone = anchoredAt[owner];
        if (together == 0) return alone;
        if (alone == 0) return together;
        return alone < together ? alone : together;
    }

    function _record(bytes32 superRoot) private {
        vm.warp(time);
        registry.aggregate(superRoot);
        if (recordedAt[superRoot] == 0) recordedAt[superRoot] = time;
    }

    function _ask(
        uint256 owner,
        AggregateProof memory proof
    ) private view returns (ICredentialLens.Answer memory answer) {
        ICredentialLens.Question[] memory questions = new ICredentialLens.Question[](1);
        questions[0].key = vm.addr(SECRET + owner);
        questions[0].root = ROOT;
        questions[0].index = 3;
        questions[0].size = SIZE;
        questions[0].aggregate = proof;
        (, ICredentialLens.Answer[] memory answers, ) = lens.look(
            registry,
            questions,
            ITrustRegistry(address(0)),
            new Edge[](0)
        );
        return answers[0];
    }

    function _sign(uint256 key, uint40 notAfter) private view returns (bytes memory) {
        bytes32 itemType = keccak256("AggregateItem(address key,bytes32 root,uint32 size,uint40 notAfter)");
        bytes32 content = keccak256(abi.encode(itemType, vm.addr(SECRET + key), ROOT, SIZE, notAfter));
        bytes32 digest = toDigest(content, block.chainid, address(registry));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(SECRET + key, digest);
        return abi.encode(r, v == 28 ? s | bytes32(uint256(1) << 255) : s);
    }
}
