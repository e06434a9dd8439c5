// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @dev Where a batch is found in storage: keccak256(abi.encode(key, root)).
type AnchorId is bytes32;

/// @dev One root anchored by two keys is two anchors.
function toAnchorId(address key, bytes32 root) pure returns (AnchorId) {
    return AnchorId.wrap(Hashes.efficientKeccak256(bytes32(uint256(uint160(key))), root));
}
