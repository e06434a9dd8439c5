// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Edge} from "../../../contracts/types/Edge.sol";
import {GrantId, toGrantId} from "../../../contracts/types/GrantId.sol";
import {vm} from "../support/Vm.sol";

contract GrantIdTest {
    function idOf(Edge calldata edge) external pure returns (bytes32) {
        return GrantId.unwrap(toGrantId(edge));
    }

    function testFuzz_is_the_hash_of_the_four_words(
        uint64 from,
        uint64 to,
        bytes32 scope,
        uint32 sequence
    ) external view {
        vm.assertEq(
            this.idOf(Edge(from, to, scope, sequence)),
            keccak256(abi.encodePacked(uint256(from), uint256(to), scope, uint256(sequence))),
            "id"
        );
    }
}
