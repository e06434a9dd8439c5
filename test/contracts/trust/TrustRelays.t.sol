// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TrustRegistry} from "../../../contracts/TrustRegistry.sol";
import {ITrustRegistry} from "../../../contracts/interfaces/ITrustRegistry.sol";
import {WindowEndInPast} from "../../../contracts/types/Window.sol";
import {GrantAsk, Kind} from "../support/GrantAsk.sol";
import {signAsAccount, signMalleable} from "../support/signatures.sol";
import {TrustTest} from "../support/TrustTest.sol";
import {vm} from "../support/Vm.sol";

/// @dev What a controller has to sign, and that nothing else will do.
contract TrustRelaysTest is TrustTest {
    function testFuzz_anybody_sends_what_the_controller_signed(address relayer) external {
        vm.expectEmit(true, true, true, true, address(trust));
        emit ITrustRegistry.Granted(AGENCY, UNIVERSITY, SCOPE, 7, 5_000, 2);
        _relays(relayer, someAsk(0));
        assertGrant(anEdge(), 1_000, 5_000, 0, 2);

        vm.expectEmit(true, true, true, true, address(trust));
        emit ITrustRegistry.GrantEnded(AGENCY, UNIVERSITY, SCOPE, 7, 4_000);
        _relays(relayer, someAsk(1));
        assertGrant(anEdge(), 1_000, 4_000, 0, 2);

        vm.expectEmit(true, true, true, true, address(trust));
        emit ITrustRegistry.GrantDisowned(AGENCY, UNIVERSITY, SCOPE, 7, 900);
        _relays(relayer, someAsk(2));
        assertGrant(anEdge(), 1_000, 4_000, 900, 2);
    }

    function test_a_signature_is_good_until_its_deadline() external {
        for (uint256 kind = 0; kind < 3; ++kind) {
            GrantAsk memory ask = someAsk(kind);
            if (ask.kind != Kind.Disown) ask.time = uint40(40_000 - kind);
            vm.warp(DEADLINE + 1);
            refuses(STRANGER, signedBy(secretOf(AGENCY), ask), _expired(DEADLINE + 1));

            vm.warp(DEADLINE);
            _relays(STRANGER, ask);
        }
        assertGrant(anEdge(), uint40(DEADLINE), 39_999, 900, 2);
    }

    /// @dev Whoever sends what somebody else has just sent finds it as asked for, and fails nothing by it.
    function testFuzz_a_replay_changes_nothing(uint256 kind, address relayer) external {
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);
        _relays(STRANGER, ask);

        watch();
        _relays(relayer, ask);
        accepts(AGENCY, ask);
        assertUntouched("replay");
    }

    /// @dev No old signature widens again what was narrowed since.
    function test_a_replay_after_narrowing_is_refused() external {
        _relays(STRANGER, askToGrant(5_000, 2));
        _relays(STRANGER, askToEnd(4_000));
        _relays(STRANGER, askToEnd(3_000));
        _relays(STRANGER, askToDisown(900));
        _relays(STRANGER, askToDisown(800));

        for (uint256 kind = 0; kind < 3; ++kind) {
            watch();
            (bool done, ) = call(STRANGER, signedBy(secretOf(AGENCY), someAsk(kind)));
            vm.assertEq(done, false, "replayed");
            assertUntouched("replay");
        }
        assertGrant(anEdge(), 1_000, 3_000, 800, 2);
    }

    function test_an_end_that_was_signed_too_early_is_refused() external {
        _relays(STRANGER, askToGrant(5_000, 2));
        vm.warp(4_001);

        refuses(
            STRANGER,
            signedBy(secretOf(AGENCY), askToEnd(4_000)),
            abi.encodeWithSelector(WindowEndInPast.selector, 4_000, 4_001)
        );
    }

    function testFuzz_what_was_not_signed_is_refused(uint256 kind, uint256 seed, uint8 field) external {
        GrantAsk memory ask = someAsk(kind);
        GrantAsk memory signed = someAsk(kind);
        prepare(ask);
        uint256 deadline = DEADLINE;
        uint256 other = 1 + (seed % 1_000);
        field %= ask.kind == Kind.Grant ? 7 : 6;
        if (field == 0) signed.edge.from += uint64(other);
        if (field == 1) signed.edge.to += uint64(other);
        if (field == 2) signed.edge.scope = bytes32(uint256(SCOPE) ^ other);
        if (field == 3) signed.edge.sequence += uint32(other);
        if (field == 4) signed.time += uint40(other);
        if (field == 5) deadline += other;
        if (field == 6) signed.depth ^= uint8(1 << (other % 8));

        _refusesSignature(ask, _sign(signed, deadline, block.chainid, address(trust)));
    }

    /// @dev An end and a time to disown since look the same.
    function testFuzz_what_was_signed_for_something_else_is_refused(uint256 kind, uint256 other) external {
        GrantAsk memory ask = someAsk(kind);
        GrantAsk memory signed = someAsk(kind);
        prepare(ask);
        signed.kind = Kind(((kind % 3) + 1 + (other % 2)) % 3);

        _refusesSignature(ask, _sign(signed, DEADLINE, block.chainid, address(trust)));
    }

    function testFuzz_a_signature_for_another_chain_is_refused(uint256 kind, uint64 chainId) external {
        if (chainId == block.chainid) return;
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);

        _refusesSignature(ask, _sign(ask, DEADLINE, chainId, address(trust)));
    }

    /// @dev A chain that splits gives one of its halves another id.
    function test_a_signature_from_before_a_split_is_refused_after_it() external {
        for (uint256 kind = 0; kind < 3; ++kind) {
            GrantAsk memory ask = someAsk(kind);
            uint256 before = kind == 0 ? block.chainid : 76 + kind;
            vm.chainId(77 + kind);

            _refusesSignature(ask, _sign(ask, DEADLINE, before, address(trust)));
            (bool done, ) = call(STRANGER, ask.toCallBySig(DEADLINE, _sign(ask, DEADLINE, 77 + kind, address(trust))));
            vm.assertEq(done, true, "for this half");
        }
    }

    function testFuzz_a_signature_for_another_contract_is_refused(uint256 kind) external {
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);
        TrustRegistry another = new TrustRegistry(registry);

        _refusesSignature(ask, _sign(ask, DEADLINE, block.chainid, address(another)));
        _refusesSignature(ask, _sign(ask, DEADLINE, block.chainid, address(registry)));
    }

    function testFuzz_a_malleable_signature_is_refused(uint256 kind) external {
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);
        bytes32 digest = ask.toDigest(DEADLINE, block.chainid, address(trust));

        _refusesSignature(ask, signMalleable(secretOf(AGENCY), digest));
    }

    function testFuzz_a_signature_in_another_encoding_is_refused(uint256 kind) external {
        GrantAsk memory ask = someAsk(kind);
        prepare(ask);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            secretOf(AGENCY),
            ask.toDigest(DEADLINE, block.chainid, address(trust))
        );

        _refusesSignature(ask, "");
        _refusesSignature(ask, abi.encodePacked(r, s, v, uint8(0)));
        _refusesSignature(ask, abi.encodePacked(r, s, v - 27));
        _refusesSignature(ask, abi.encode(r, s, v));
        _refusesSignature(ask, abi.encodePacked(r, uint256(s) | (uint256(v - 27) << 255)));
    }

    function _relays(address relayer, GrantAsk memory ask) private {
        (bool done, ) = call(relayer, signedBy(secretOf(AGENCY), ask));
        vm.assertEq(done, true, "relayed");
    }

    function _refusesSignature(GrantAsk memory ask, bytes memory signature) private {
        refuses(
            STRANGER,
            ask.toCallBySig(DEADLINE, signature),
            abi.encodeWithSelector(ITrustRegistry.TrustRegistryInvalidSignature.selector, controllerOf(AGENCY), AGENCY)
        );
    }

    function _sign(
        GrantAsk memory ask,
        uint256 deadline,
        uint256 chainId,
        address to
    ) private pure returns (bytes memory) {
        return signAsAccount(secretOf(AGENCY), ask.toDigest(deadline, chainId, to));
    }

    function _expired(uint256 time) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITrustRegistry.TrustRegistrySignatureExpired.selector, DEADLINE, time);
    }
}
