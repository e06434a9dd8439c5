// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Action, SignedChange} from "../../../contracts/types/SignedChange.sol";
import {AnchorRequest} from "../../../contracts/types/AnchorRequest.sol";

/// @dev What keys sign, put together here by hand from EIP-712 and the documented types.

function toDigest(bytes32 content, uint256 chainId, address registry) pure returns (bytes32) {
    bytes32 domain = keccak256(
        abi.encode(
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
            keccak256("Cairn CredentialRegistry"),
            keccak256("1"),
            chainId,
            registry
        )
    );
    return keccak256(abi.encodePacked(hex"1901", domain, content));
}

function toContent(AnchorRequest memory request) pure returns (bytes32) {
    bytes32 typeHash = keccak256("Anchor(address key,bytes32 root,uint32 size,uint256 deadline)");
    return keccak256(abi.encode(typeHash, request.key, request.root, request.size, request.deadline));
}

function toContent(SignedChange memory it) pure returns (bytes32) {
    bytes32 indexes = keccak256(it.indexes);
    if (it.action == Action.Revoke) {
        bytes32 revoke = keccak256("Revoke(address key,bytes32 root,bytes indexes,uint8 reason,uint256 deadline)");
        return keccak256(abi.encode(revoke, it.key, it.root, indexes, it.reason, it.deadline));
    }
    if (it.action == Action.Supersede) {
        bytes32 supersede = keccak256(
            "Supersede(address key,bytes32 root,bytes indexes,uint8 reason,uint256 deadline)"
        );
        return keccak256(abi.encode(supersede, it.key, it.root, indexes, it.reason, it.deadline));
    }
    if (it.action == Action.Suspend) {
        bytes32 suspend = keccak256(
            "Suspend(address key,bytes32 root,bytes indexes,uint8 reason,uint256 nonce,uint256 deadline)"
        );
        return keccak256(abi.encode(suspend, it.key, it.root, indexes, it.reason, it.nonce, it.deadline));
    }
    if (it.action == Action.Reinstate) {
        bytes32 reinstate = keccak256(
            "Reinstate(address key,bytes32 root,bytes indexes,uint8 reason,uint256 nonce,uint256 deadline)"
        );
        return keccak256(abi.encode(reinstate, it.key, it.root, indexes, it.reason, it.nonce, it.deadline));
    }
    return _toContentOfBatch(it);
}

function _toContentOfBatch(SignedChange memory it) pure returns (bytes32) {
    if (it.action == Action.RevokeBatch) {
        bytes32 revokeBatch = keccak256("RevokeBatch(address key,bytes32 root,uint8 reason,uint256 deadline)");
        return keccak256(abi.encode(revokeBatch, it.key, it.root, it.reason, it.deadline));
    }
    bytes32 typeHash =
        it.action == Action.SuspendBatch
            ? keccak256("SuspendBatch(address key,bytes32 root,uint8 reason,uint256 nonce,uint256 deadline)")
            : keccak256("ReinstateBatch(address key,bytes32 root,uint8 reason,uint256 nonce,uint256 deadline)");
    return keccak256(abi.encode(typeHash, it.key, it.root, it.reason, it.nonce, it.deadline));
}
