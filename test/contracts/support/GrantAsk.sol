// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrustRegistry} from "../../../contracts/interfaces/ITrustRegistry.sol";
import {Edge} from "../../../contracts/types/Edge.sol";

enum Kind {
    Grant,
    End,
    Disown
}

/// @dev What a controller may ask of the registry of grants. The digests are put together here by hand, from EIP-712.
/// @param time The end of a grant, or since when it is disowned.
struct GrantAsk {
    Kind kind;
    Edge edge;
    uint40 time;
    uint8 depth;
}

using {toCall, toCallBySig, toDigest} for GrantAsk global;

function toCall(GrantAsk memory ask) pure returns (bytes memory) {
    if (ask.kind == Kind.Grant) return abi.encodeCall(ITrustRegistry.grant, (ask.edge, ask.time, ask.depth));
    if (ask.kind == Kind.End) return abi.encodeCall(ITrustRegistry.endGrant, (ask.edge, ask.time));
    return abi.encodeCall(ITrustRegistry.disownGrant, (ask.edge, ask.time));
}

function toCallBySig(GrantAsk memory ask, uint256 deadline, bytes memory signature) pure returns (bytes memory) {
    if (ask.kind == Kind.Grant) {
        return abi.encodeCall(ITrustRegistry.grantBySig, (ask.edge, ask.time, ask.depth, deadline, signature));
    }
    if (ask.kind == Kind.End) {
        return abi.encodeCall(ITrustRegistry.endGrantBySig, (ask.edge, ask.time, deadline, signature));
    }
    return abi.encodeCall(ITrustRegistry.disownGrantBySig, (ask.edge, ask.time, deadline, signature));
}

function toDigest(GrantAsk memory ask, uint256 deadline, uint256 chainId, address trust) pure returns (bytes32) {
    bytes32 domain = keccak256(
        abi.encode(
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
            keccak256("Cairn TrustRegistry"),
            keccak256("1"),
            chainId,
            trust
        )
    );
    return keccak256(abi.encodePacked(hex"1901", domain, keccak256(_content(ask, deadline))));
}

function _content(GrantAsk memory ask, uint256 deadline) pure returns (bytes memory content) {
    content = abi.encode(_typeHash(ask.kind), ask.edge.from, ask.edge.to, ask.edge.scope, ask.edge.sequence, ask.time);
    if (ask.kind == Kind.Grant) content = bytes.concat(content, abi.encode(ask.depth));
    return bytes.concat(content, abi.encode(deadline));
}

function _typeHash(Kind kind) pure returns (bytes32) {
    if (kind == Kind.Grant) {
        return
            keccak256(
                "Grant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 end,uint8 depth,uint256 deadline)"
            );
    }
    if (kind == Kind.End) {
        return keccak256("EndGrant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 end,uint256 deadline)");
    }
    return keccak256("DisownGrant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 since,uint256 deadline)");
}
