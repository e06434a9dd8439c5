// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrustRegistry} from "../../../contracts/interfaces/ITrustRegistry.sol";
import {Edge} from "../../../contracts/types/Edge.sol";
import {
    WindowBadSinceNotEarlier,
    WindowBadSinceOutOfRange,
    WindowEndInPast,
    WindowEndNotEarlier
} from "../../../contracts/types/Window.sol";
import {GrantAsk, Kind} from "../support/GrantAsk.sol";
import {TrustTest} from "../support/TrustTest.sol";
import {vm} from "../support/Vm.sol";

contract TrustGrantsTest is TrustTest {
    function testFuzz_writes_a_grant_from_now_on(
        bytes32 scope,
        uint32 sequence,
        uint40 time,
        uint40 end,
        uint8 depth
    ) external {
        if (time == 0) time = 1;
        if (end != 0 && end < time) (time, end) = (end, time);
        Edge memory edge = Edge(MINISTRY, PARTNER, scope, sequence);
        vm.warp(time);

        vm.expectEmit(true, true, true, true, address(trust));
        emit ITrustRegistry.Granted(MINISTRY, PARTNER, scope, sequence, end, depth);
        accepts(MINISTRY, GrantAsk(Kind.Grant, edge, end, depth));

        assertGrant(edge, time, end, 0, depth);
    }

    function test_a_grant_may_end_now_and_not_before() external {
        refuses(AGENCY, askToGrant(999, 0), abi.encodeWithSelector(WindowEndInPast.selector, 999, 1_000));
        accepts(AGENCY, askToGrant(1_000, 0));

        assertGrant(anEdge(), 1_000, 1_000, 0, 0);
    }

    function test_an_issuer_cannot_vouch_for_itself() external {
        GrantAsk memory ask = askToGrant(0, 0);
        ask.edge.to = AGENCY;

        refuses(AGENCY, ask, abi.encodeWithSelector(ITrustRegistry.TrustRegistrySelfGrant.selector, AGENCY));
    }

    /// @dev An issuer that does not exist yet has no name either: whoever created it later would inherit the grant.
    function test_a_grant_reused_after_its_name_changed() external {
        GrantAsk memory ask = askToGrant(0, 0);
        ask.edge.to = NOBODY;
        refuses(AGENCY, ask, abi.encodeWithSelector(ITrustRegistry.TrustRegistryUnknownIssuer.selector, NOBODY));
        ask.edge.to = 0;
        refuses(AGENCY, ask, abi.encodeWithSelector(ITrustRegistry.TrustRegistryUnknownIssuer.selector, 0));

        accepts(AGENCY, askToGrant(0, 0));
        bytes32 name = registry.issuerOf(UNIVERSITY).identifierHash;
        replaceController(UNIVERSITY, STRANGER);
        vm.prank(STRANGER);
        registry.setIssuerUri(UNIVERSITY, "https://another.example");
        vm.prank(STRANGER);
        uint64 renamed = registry.createIssuer(STRANGER, "did:web:another.example", "");

        vm.assertEq(registry.issuerOf(UNIVERSITY).identifierHash, name, "name");
        Edge memory edge = anEdge();
        edge.to = renamed;
        assertGrant(edge, 0, 0, 0, 0);
    }

    function test_a_grant_asked_for_again_changes_nothing() external {
        accepts(AGENCY, askToGrant(5_000, 2));
        vm.warp(6_000);

        watch();
        accepts(AGENCY, askToGrant(5_000, 2));
        assertUntouched("again");
        assertGrant(anEdge(), 1_000, 5_000, 0, 2);
    }

    function test_a_grant_is_written_once() external {
        bytes memory used = abi.encodeWithSelector(ITrustRegistry.TrustRegistrySequenceUsed.selector, anEdge());
        accepts(AGENCY, askToGrant(5_000, 2));
        refuses(AGENCY, askToGrant(5_000, 3), used);
        refuses(AGENCY, askToGrant(4_999, 2), used);
        refuses(AGENCY, askToGrant(0, 2), used);

        accepts(AGENCY, askToEnd(4_000));
        refuses(AGENCY, askToGrant(5_000, 2), used);
        accepts(AGENCY, askToDisown(900));
        refuses(AGENCY, askToGrant(4_000, 2), used);

        assertGrant(anEdge(), 1_000, 4_000, 900, 2);
    }

    function test_grants_that_differ_in_anything_are_different_grants() external {
        Edge[] memory others = new Edge[](4);
        others[0] = Edge(MINISTRY, UNIVERSITY, SCOPE, 7);
        others[1] = Edge(AGENCY, PARTNER, SCOPE, 7);
        others[2] = Edge(AGENCY, UNIVERSITY, 0, 7);
        others[3] = Edge(AGENCY, UNIVERSITY, SCOPE, 8);
        accepts(AGENCY, askToGrant(5_000, 2));
        accepts(AGENCY, askToDisown(900));
        vm.warp(2_000);

        for (uint256 i = 0; i < others.length; ++i) {
            accepts(others[i].from, GrantAsk(Kind.Grant, others[i], 0, uint8(i)));
        }

        for (uint256 i = 0; i < others.length; ++i) assertGrant(others[i], 2_000, 0, 0, uint8(i));
        assertGrant(anEdge(), 1_000, 5_000, 900, 2);
    }

    function test_ends_a_grant() external {
        accepts(AGENCY, askToGrant(0, 2));

        vm.expectEmit(true, true, true, true, address(trust));
        emit ITrustRegistry.GrantEnded(AGENCY, UNIVERSITY, SCOPE, 7, 4_000);
        accepts(AGENCY, askToEnd(4_000));
        assertGrant(anEdge(), 1_000, 4_000, 0, 2);

        accepts(AGENCY, askToEnd(1_000));
        assertGrant(anEdge(), 1_000, 1_000, 0, 2);
    }

    function test_an_end_moves_earlier_only_and_not_below_now() external {
        accepts(AGENCY, askToGrant(5_000, 2));

        refuses(AGENCY, askToEnd(5_001), abi.encodeWithSelector(WindowEndNotEarlier.selector, 5_001, 5_000));
        refuses(AGENCY, askToEnd(999), abi.encodeWithSelector(WindowEndInPast.selector, 999, 1_000));
        accepts(AGENCY, askToEnd(4_000));
        refuses(AGENCY, askToEnd(4_001), abi.encodeWithSelector(WindowEndNotEarlier.selector, 4_001, 4_000));
    }

    /// @dev Nor does it end at 0 because that is what an open end looks like.
    function test_no_grant_ends_at_zero() external {
        accepts(AGENCY, askToGrant(0, 2));

        refuses(AGENCY, askToEnd(0), abi.encodeWithSelector(WindowEndInPast.selector, 0, 1_000));
    }

    function test_an_end_asked_for_again_changes_nothing() external {
        accepts(AGENCY, askToGrant(5_000, 2));
        watch();
        accepts(AGENCY, askToEnd(5_000));
        assertUntouched("as granted");

        accepts(AGENCY, askToEnd(4_000));
        vm.warp(6_000);
        watch();
        accepts(AGENCY, askToEnd(4_000));
        assertUntouched("again");
    }

    function test_disowns_a_grant() external {
        accepts(AGENCY, askToGrant(5_000, 2));

        vm.expectEmit(true, true, true, true, address(trust));
        emit ITrustRegistry.GrantDisowned(AGENCY, UNIVERSITY, SCOPE, 7, 1_000);
        accepts(AGENCY, askToDisown(1_000));
        assertGrant(anEdge(), 1_000, 5_000, 1_000, 2);

        accepts(AGENCY, askToDisown(1));
        assertGrant(anEdge(), 1_000, 5_000, 1, 2);
    }

    function test_a_grant_is_disowned_since_a_past_time_that_moves_earlier_only() external {
        accepts(AGENCY, askToGrant(5_000, 2));
        refuses(AGENCY, askToDisown(0), abi.encodeWithSelector(WindowBadSinceOutOfRange.selector, 0, 1_000));
        refuses(AGENCY, askToDisown(1_001), abi.encodeWithSelector(WindowBadSinceOutOfRange.selector, 1_001, 1_000));

        accepts(AGENCY, askToDisown(900));
        refuses(AGENCY, askToDisown(901), abi.encodeWithSelector(WindowBadSinceNotEarlier.selector, 901, 900));
    }

    function test_disowning_again_changes_nothing() external {
        accepts(AGENCY, askToGrant(5_000, 2));
        accepts(AGENCY, askToDisown(900));

        watch();
        accepts(AGENCY, askToDisown(900));
        assertUntouched("again");
    }

    function test_a_grant_that_was_never_written_cannot_be_narrowed() external {
        bytes memory unknown = abi.encodeWithSelector(ITrustRegistry.TrustRegistryUnknownGrant.selector, anEdge());

        refuses(AGENCY, askToEnd(5_000), unknown);
        refuses(AGENCY, askToEnd(0), unknown);
        refuses(AGENCY, askToDisown(900), unknown);
        refuses(AGENCY, askToDisown(0), unknown);
    }
}
