// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Edge} from "../../../contracts/types/Edge.sol";
import {PathFlaw} from "../../../contracts/types/PathFlaw.sol";
import {GrantAsk, Kind} from "../support/GrantAsk.sol";
import {TrustTest} from "../support/TrustTest.sol";
import {vm} from "../support/Vm.sol";

contract TrustFactsTest is TrustTest {
    function testFuzz_nothing_is_known_of_what_was_never_written(
        uint64 from,
        uint64 to,
        bytes32 scope,
        uint32 sequence
    ) external view {
        assertGrant(Edge(from, to, scope, sequence), 0, 0, 0, 0);
    }

    function testFuzz_reads_a_grant_from_its_documented_place(
        uint64 from,
        uint64 to,
        bytes32 scope,
        uint32 sequence,
        uint256 bits
    ) external {
        Edge memory edge = Edge(from, to, scope, sequence);
        vm.store(address(trust), _slotOf(edge), bytes32(bits));

        assertGrant(edge, uint40(bits), uint40(bits >> 40), uint40(bits >> 80), uint8(bits >> 120));
    }

    function test_judges_a_path_of_what_was_granted() external {
        Edge[] memory path = _grantPath();
        vm.warp(3_000);
        accepts(AGENCY, GrantAsk(Kind.Disown, path[1], 2_000, 0));

        _assertFlaw(path, 999, PathFlaw.NotGood, 0);
        _assertFlaw(path, 1_000, PathFlaw.None, 3);
        _assertFlaw(path, 1_999, PathFlaw.None, 3);
        _assertFlaw(path, 2_000, PathFlaw.NotGood, 1);

        path[2].sequence = 9;
        _assertFlaw(path, 1_999, PathFlaw.Unknown, 2);
    }

    function test_reads_one_slot_for_each_edge() external {
        Edge[] memory path = _grantPath();

        vm.record();
        trust.judgePath(MINISTRY, PARTNER, SCOPE, path, 1_000);
        (bytes32[] memory reads, ) = vm.accesses(address(trust));

        vm.assertEq(reads.length, path.length, "slots");
        for (uint256 i = 0; i < path.length; ++i) vm.assertEq(reads[i], _slotOf(path[i]), "slot");
    }

    function test_shows_the_raw_slot_of_a_grant() external {
        Edge[] memory path = _grantPath();
        bytes32[] memory slots = new bytes32[](2);
        slots[0] = _slotOf(Edge(PARTNER, AGENCY, 0, 1));
        slots[1] = _slotOf(path[0]);

        bytes32[] memory values = trust.readSlots(slots);

        vm.assertEq(values.length, 2, "values");
        vm.assertEq(values[0], 0, "never granted");
        vm.assertEq(values[1], bytes32((uint256(2) << 120) | 1_000), "granted");
    }

    function _grantPath() private returns (Edge[] memory path) {
        path = new Edge[](3);
        path[0] = Edge(MINISTRY, AGENCY, 0, 1);
        path[1] = Edge(AGENCY, UNIVERSITY, 0, 1);
        path[2] = Edge(UNIVERSITY, PARTNER, SCOPE, 1);
        for (uint8 i = 0; i < 3; ++i) accepts(path[i].from, GrantAsk(Kind.Grant, path[i], 0, 2 - i));
    }

    function _assertFlaw(Edge[] memory path, uint40 time, PathFlaw expected, uint256 where) private view {
        (PathFlaw flaw, uint256 place) = trust.judgePath(MINISTRY, PARTNER, SCOPE, path, time);
        vm.assertEq(uint256(flaw), uint256(expected), "flaw");
        vm.assertEq(place, where, "place");
    }

    function _slotOf(Edge memory edge) private pure returns (bytes32) {
        bytes32 id = keccak256(abi.encode(edge.from, edge.to, edge.scope, edge.sequence));
        return keccak256(abi.encode(id, uint256(0)));
    }
}
