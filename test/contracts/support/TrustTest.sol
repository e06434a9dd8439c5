// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {TrustRegistry} from "../../../contracts/TrustRegistry.sol";
import {Edge} from "../../../contracts/types/Edge.sol";
import {GrantRecord} from "../../../contracts/types/GrantRecord.sol";
import {WindowRecord} from "../../../contracts/types/WindowRecord.sol";
import {GrantAsk, Kind} from "./GrantAsk.sol";
import {signAsAccount} from "./signatures.sol";
import {vm} from "./Vm.sol";

/// @dev A fresh registry of grants over one of issuers, with four of them, and what it takes to grant. At time 1,000.
abstract contract TrustTest {
    uint64 internal constant MINISTRY = 1;
    uint64 internal constant AGENCY = 2;
    uint64 internal constant UNIVERSITY = 3;
    uint64 internal constant PARTNER = 4;
    uint64 internal constant NOBODY = 5;

    bytes32 internal constant SCOPE = keccak256("type:Course");
    address internal constant STRANGER = address(0xbad);
    uint256 internal constant DEADLINE = 10_000;

    CredentialRegistry internal registry = new CredentialRegistry();
    TrustRegistry internal trust = new TrustRegistry(registry);

    constructor() {
        vm.warp(1_000);
        for (uint64 id = MINISTRY; id <= PARTNER; ++id) {
            registry.createIssuer(controllerOf(id), "did:web:party.example", "");
        }
    }

    function secretOf(uint64 issuerId) internal pure returns (uint256) {
        return 0x5ec + issuerId;
    }

    function controllerOf(uint64 issuerId) internal pure returns (address) {
        return vm.addr(secretOf(issuerId));
    }

    /// @dev The grant that most tests are about.
    function anEdge() internal pure returns (Edge memory) {
        return Edge({from: AGENCY, to: UNIVERSITY, scope: SCOPE, sequence: 7});
    }

    function askToGrant(uint40 end, uint8 depth) internal pure returns (GrantAsk memory) {
        return GrantAsk(Kind.Grant, anEdge(), end, depth);
    }

    function askToEnd(uint40 end) internal pure returns (GrantAsk memory) {
        return GrantAsk(Kind.End, anEdge(), end, 0);
    }

    function askToDisown(uint40 since) internal pure returns (GrantAsk memory) {
        return GrantAsk(Kind.Disown, anEdge(), since, 0);
    }

    /// @dev One of each kind that the registry accepts, if the first comes first, at time 1,000.
    function someAsk(uint256 kind) internal pure returns (GrantAsk memory) {
        if (kind % 3 == 0) return askToGrant(5_000, 2);
        return kind % 3 == 1 ? askToEnd(4_000) : askToDisown(900);
    }

    /// @dev Grants first where the ask is about a grant that has to be there.
    function prepare(GrantAsk memory ask) internal {
        if (ask.kind != Kind.Grant) accepts(AGENCY, askToGrant(5_000, 2));
    }

    /// @dev By a call of the issuer's controller.
    function accepts(uint64 issuerId, GrantAsk memory ask) internal {
        (bool done, ) = call(controllerOf(issuerId), ask.toCall());
        vm.assertEq(done, true, "accepted");
    }

    function refuses(uint64 issuerId, GrantAsk memory ask, bytes memory reason) internal {
        refuses(controllerOf(issuerId), ask.toCall(), reason);
    }

    function refuses(address caller, bytes memory data, bytes memory reason) internal {
        watch();
        (bool done, bytes memory answer) = call(caller, data);
        vm.assertEq(done, false, "refused");
        vm.assertEq(keccak256(answer), keccak256(reason), "reason");
        assertUntouched("refused");
    }

    function call(address caller, bytes memory data) internal returns (bool done, bytes memory answer) {
        vm.prank(caller);
        return address(trust).call(data);
    }

    /// @dev What anybody sends who has the signature of the account with this secret.
    function signedBy(uint256 secret, GrantAsk memory ask) internal view returns (bytes memory) {
        bytes32 digest = ask.toDigest(DEADLINE, block.chainid, address(trust));
        return ask.toCallBySig(DEADLINE, signAsAccount(secret, digest));
    }

    function assertGrant(Edge memory edge, uint40 from, uint40 end, uint40 badSince, uint8 depth) internal view {
        GrantRecord memory expected = GrantRecord(WindowRecord(from, end, badSince), depth);
        vm.assertEq(keccak256(abi.encode(trust.grantOf(edge))), keccak256(abi.encode(expected)), "grant");
    }

    /// @dev A new account takes over an issuer.
    function replaceController(uint64 issuerId, address heir) internal {
        address controller = registry.issuerOf(issuerId).controller;
        vm.prank(controller);
        registry.proposeController(issuerId, heir);
        vm.prank(heir);
        registry.acceptController(issuerId);
    }

    /// @dev Runs the rest of the test as usual, but for `assertUntouched` at its end.
    function watch() internal {
        vm.record();
        vm.recordLogs();
    }

    /// @dev Nothing was written to either registry, and nothing emitted, since `watch`.
    function assertUntouched(string memory what) internal {
        (, bytes32[] memory grants) = vm.accesses(address(trust));
        (, bytes32[] memory others) = vm.accesses(address(registry));
        vm.assertEq(grants.length + others.length, 0, what);
        vm.assertEq(vm.getRecordedLogs().length, 0, what);
    }
}
