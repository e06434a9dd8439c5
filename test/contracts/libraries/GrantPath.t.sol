// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GrantPath} from "../../../contracts/libraries/GrantPath.sol";
import {Edge} from "../../../contracts/types/Edge.sol";
import {GrantId} from "../../../contracts/types/GrantId.sol";
import {GrantSlot} from "../../../contracts/types/GrantSlot.sol";
import {PathFlaw} from "../../../contracts/types/PathFlaw.sol";
import {Random} from "../support/Random.sol";
import {vm} from "../support/Vm.sol";

contract GrantPathTest {
    bytes32 private constant SCOPE = keccak256("type:Course");
    bytes32 private constant OTHER = keccak256("type:Degree");
    uint40 private constant NOW = 1_000;

    mapping(GrantId grantId => GrantSlot slot) private _grants;

    function judge(
        uint64 root,
        uint64 issuer,
        bytes32 scope,
        Edge[] calldata path,
        uint40 time
    ) external view returns (PathFlaw flaw, uint256 place) {
        return GrantPath.judge(_grants, root, issuer, scope, path, time);
    }

    function testFuzz_no_edge_leads_nowhere(uint64 root, uint64 issuer, bytes32 scope, uint40 time) external view {
        Edge[] memory none = new Edge[](0);

        (PathFlaw flaw, uint256 place) = this.judge(root, issuer, scope, none, time);
        vm.assertEq(flaw == PathFlaw.Broken, root != issuer, "to another");
        (flaw, place) = this.judge(root, root, scope, none, time);
        vm.assertEq(uint256(flaw), uint256(PathFlaw.None), "to itself");
        vm.assertEq(place, 0, "place");
    }

    /// @dev Remove an edge, swap two, add one, start or end elsewhere, and the path leads nowhere.
    function testFuzz_each_edge_is_needed_where_it_stands(uint256 seed) external {
        Random memory random = Random(seed);
        Edge[] memory path = _writePath(random);
        uint256 last = path.length - 1;
        _assertFlaw(path, PathFlaw.None, path.length);

        for (uint256 i = 0; i <= last; ++i) {
            _assertBroken(_without(path, i), path.length + 1);
            for (uint256 j = 0; j < i; ++j) _assertBroken(_swapped(path, i, j), path.length + 1);
        }
        uint256 place = random.below(path.length);
        _assertNotNone(_with(path, path[place]));
        _assertBroken(path, path.length);
        _assertBroken(path, path.length + 2);
        path[0].from = 99;
        _assertFlaw(path, PathFlaw.Broken, 0);
    }

    function testFuzz_each_scope_is_needed(uint256 seed) external {
        Random memory random = Random(seed);
        Edge[] memory path = _writePath(random);
        uint256 place = random.below(path.length);
        bytes32 scope = path[place].scope;

        // Even if the same was granted with the other scope as well.
        path[place].scope = OTHER;
        _write(path[place], NOW, 0, 0, 255);
        _assertFlaw(path, PathFlaw.OutOfScope, place);
        path[place].scope = scope == 0 ? SCOPE : bytes32(0);
        _assertNotNone(path);
        path[place].scope = scope;
        ++path[place].sequence;
        _assertFlaw(path, PathFlaw.Unknown, place);
    }

    function testFuzz_each_grant_has_to_be_good_at_the_time(uint256 seed) external {
        Random memory random = Random(seed);
        Edge[] memory path = _writePath(random);
        uint256 place = random.below(path.length);

        _write(path[place], NOW + 1, 0, 0, 255);
        _assertFlaw(path, PathFlaw.NotGood, place);
        _write(path[place], NOW, NOW, 0, 255);
        _assertFlaw(path, PathFlaw.NotGood, place);
        _write(path[place], NOW, 0, NOW, 255);
        _assertFlaw(path, PathFlaw.NotGood, place);
        _write(path[place], 1, 0, 1, 255);
        _assertFlaw(path, PathFlaw.NotGood, place);
        _write(path[place], NOW, NOW + 1, NOW + 1, 255);
        _assertFlaw(path, PathFlaw.None, path.length);
    }

    function testFuzz_each_grant_has_to_allow_those_that_follow(uint256 seed) external {
        Random memory random = Random(seed);
        Edge[] memory path = _writePath(random);
        uint256 place = random.below(path.length);
        uint8 following = uint8(path.length - 1 - place);

        _write(path[place], NOW, 0, 0, following);
        _assertFlaw(path, PathFlaw.None, path.length);
        if (following == 0) return;
        _write(path[place], NOW, 0, 0, following - 1);
        _assertFlaw(path, PathFlaw.TooLong, place);
    }

    /// @dev The window of a slot full of zeros is good at any time.
    function test_what_was_never_granted_vouches_for_nobody() external view {
        Edge[] memory path = new Edge[](1);
        path[0] = Edge(1, 2, SCOPE, 1);

        for (uint40 time = 0; time < 3; ++time) {
            (PathFlaw flaw, uint256 place) = this.judge(1, 2, SCOPE, path, time);
            vm.assertEq(uint256(flaw), uint256(PathFlaw.Unknown), "flaw");
            vm.assertEq(place, 0, "place");
        }
    }

    function test_a_path_has_at_most_256_edges() external {
        Edge[] memory path = new Edge[](256);
        for (uint64 i = 0; i < 256; ++i) {
            path[i] = Edge(i + 1, i + 2, SCOPE, 1);
            _write(path[i], NOW, 0, 0, 255);
        }
        _assertFlaw(path, PathFlaw.None, 256);

        Edge memory oneMore = Edge(257, 258, SCOPE, 1);
        _write(oneMore, NOW, 0, 0, 255);
        _assertFlaw(_with(path, oneMore), PathFlaw.TooLong, 0);
    }

    /// @dev All scopes of three edges, for each that may be asked for: zeros, then that one to the end.
    function test_scopes_are_zeros_and_then_one() external {
        bytes32[3] memory scopes = [bytes32(0), SCOPE, OTHER];
        for (uint256 i = 0; i < 27; ++i) {
            Edge[] memory path = new Edge[](3);
            for (uint64 j = 0; j < 3; ++j) {
                path[j] = Edge(j + 1, j + 2, scopes[(i / 3 ** j) % 3], 1);
                _write(path[j], NOW, 0, 0, 255);
            }
            for (uint256 asked = 0; asked < 3; ++asked) {
                (PathFlaw flaw, ) = this.judge(1, 4, scopes[asked], path, NOW);
                vm.assertEq(flaw == PathFlaw.None, _areZerosAndThen(path, scopes[asked]), "scopes");
                vm.assertEq(flaw == PathFlaw.None || flaw == PathFlaw.OutOfScope, true, "flaw");
            }
        }
    }

    /// @dev All depths from 0 to 4 of up to four edges.
    function test_depth_is_the_path_length_of_X509() external {
        for (uint256 length = 1; length <= 4; ++length) {
            for (uint256 i = 0; i < 5 ** length; ++i) {
                Edge[] memory path = new Edge[](length);
                uint256[] memory depths = new uint256[](length);
                for (uint64 j = 0; j < length; ++j) {
                    path[j] = Edge(j + 1, j + 2, SCOPE, 1);
                    depths[j] = (i / 5 ** j) % 5;
                    _write(path[j], NOW, 0, 0, uint8(depths[j]));
                }
                (PathFlaw flaw, ) = this.judge(1, uint64(length + 1), SCOPE, path, NOW);
                vm.assertEq(flaw == PathFlaw.None, _isAllowedByX509(depths), "depths");
                vm.assertEq(flaw == PathFlaw.None || flaw == PathFlaw.TooLong, true, "flaw");
            }
        }
    }

    /// @dev Of several things that are wrong the one that comes first, and of those of one edge the one that is
    /// seen without looking the grant up.
    function test_says_what_is_wrong_first() external {
        Edge[] memory path = new Edge[](2);
        path[0] = Edge(1, 2, OTHER, 1);
        path[1] = Edge(3, 4, OTHER, 1);
        _assertFlaw(path, PathFlaw.OutOfScope, 0);
        path[0].scope = SCOPE;
        _assertFlaw(path, PathFlaw.Unknown, 0);
        _write(path[0], NOW, NOW, 0, 0);
        _assertFlaw(path, PathFlaw.TooLong, 0);
        _write(path[0], NOW, NOW, 0, 1);
        _assertFlaw(path, PathFlaw.NotGood, 0);
        _write(path[0], NOW, 0, 0, 1);
        _assertFlaw(path, PathFlaw.Broken, 1);
    }

    /// @dev RFC 5280 §6.1.4 (l) and (m): what remains is one less with each edge, and no more than its depth. The
    /// credential at the end is the last certificate, which does not count.
    function _isAllowedByX509(uint256[] memory depths) private pure returns (bool) {
        uint256 remaining = depths.length;
        for (uint256 i = 0; i < depths.length; ++i) {
            if (remaining == 0) return false;
            remaining = depths[i] < remaining - 1 ? depths[i] : remaining - 1;
        }
        return true;
    }

    function _areZerosAndThen(Edge[] memory path, bytes32 scope) private pure returns (bool) {
        uint256 zeros;
        while (zeros < path.length && path[zeros].scope == 0) ++zeros;
        for (uint256 i = zeros; i < path.length; ++i) {
            if (path[i].scope != scope) return false;
        }
        return scope != 0 || zeros == path.length;
    }

    /// @dev One to six edges from 1 to 2, 3 and so on, all good, each with just enough depth or some more.
    function _writePath(Random memory random) private returns (Edge[] memory path) {
        uint256 length = 1 + random.below(6);
        uint256 zeros = random.below(length + 1);
        path = new Edge[](length);
        for (uint256 i = 0; i < length; ++i) {
            path[i] = Edge(uint64(i + 1), uint64(i + 2), i < zeros ? bytes32(0) : SCOPE, uint32(random.next()) / 2);
            uint40 end = random.below(2) == 0 ? 0 : uint40(NOW + 1 + random.below(100));
            uint40 badSince = random.below(2) == 0 ? 0 : uint40(NOW + 1 + random.below(100));
            _write(path[i], uint40(1 + random.below(NOW)), end, badSince, uint8(length - 1 - i + random.below(200)));
        }
    }

    function _write(Edge memory edge, uint40 from, uint40 end, uint40 badSince, uint8 depth) private {
        GrantId id = GrantId.wrap(keccak256(abi.encode(edge.from, edge.to, edge.scope, edge.sequence)));
        uint256 bits = from | (uint256(end) << 40) | (uint256(badSince) << 80) | (uint256(depth) << 120);
        _grants[id] = GrantSlot.wrap(bits);
    }

    function _assertFlaw(Edge[] memory path, PathFlaw expected, uint256 where) private view {
        (PathFlaw flaw, uint256 place) = this.judge(1, uint64(path.length + 1), SCOPE, path, NOW);
        vm.assertEq(uint256(flaw), uint256(expected), "flaw");
        vm.assertEq(place, where, "place");
    }

    function _assertNotNone(Edge[] memory path) private view {
        (PathFlaw flaw, ) = this.judge(1, uint64(path.length + 1), SCOPE, path, NOW);
        vm.assertEq(flaw == PathFlaw.None, false, "flaw");
    }

    function _assertBroken(Edge[] memory path, uint256 issuer) private view {
        (PathFlaw flaw, ) = this.judge(1, uint64(issuer), SCOPE, path, NOW);
        vm.assertEq(uint256(flaw), uint256(PathFlaw.Broken), "broken");
    }

    function _without(Edge[] memory path, uint256 place) private pure returns (Edge[] memory rest) {
        rest = new Edge[](path.length - 1);
        for (uint256 i = 0; i < rest.length; ++i) rest[i] = path[i < place ? i : i + 1];
    }

    function _with(Edge[] memory path, Edge memory last) private pure returns (Edge[] memory longer) {
        longer = new Edge[](path.length + 1);
        for (uint256 i = 0; i < path.length; ++i) longer[i] = path[i];
        longer[path.length] = last;
    }

    function _swapped(Edge[] memory path, uint256 i, uint256 j) private pure returns (Edge[] memory other) {
        other = new Edge[](path.length);
        for (uint256 k = 0; k < path.length; ++k)
            other[k] = path[
                k == i
                    ? j
                    : k == j
                        ? i
                        : k
            ];
    }
}
