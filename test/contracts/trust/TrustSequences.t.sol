// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {TrustRegistry} from "../../../contracts/TrustRegistry.sol";
import {Edge} from "../../../contracts/types/Edge.sol";
import {GrantRecord} from "../../../contracts/types/GrantRecord.sol";
import {PathFlaw} from "../../../contracts/types/PathFlaw.sol";
import {GrantAsk, Kind} from "../support/GrantAsk.sol";
import {Random} from "../support/Random.sol";
import {signAsAccount, signMalleable} from "../support/signatures.sol";
import {TrustModel} from "../support/TrustModel.sol";
import {vm} from "../support/Vm.sol";

/// @dev Any calls by anybody in any order. The handler knows which ones have to be accepted, and that the others
/// leave no trace; here stands what has to hold after each: the registry knows what the model knows, of all grants
/// and not only of the one that was called for.
contract TrustSequencesTest {
    TrustRegistry private trust;
    TrustHandler private handler;

    // Not in a constructor: only what is deployed here can be a target.
    function setUp() external {
        CredentialRegistry registry = new CredentialRegistry();
        trust = new TrustRegistry(registry);
        handler = new TrustHandler(registry, trust);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_the_registry_knows_what_the_model_knows() external view {
        for (uint256 i = 0; i < handler.EDGES(); ++i) {
            Edge memory edge = handler.edgeAt(i);
            bytes memory known = abi.encode(trust.grantOf(edge));
            vm.assertEq(keccak256(known), keccak256(abi.encode(handler.recordOf(edge))), "grant");
        }
    }
}

/// @dev In this file, because only contracts of a file that is run can be targets. Three issuers, one of which comes
/// later; two scopes; two sequences; four accounts, which may control any of the issuers.
contract TrustHandler is TrustModel {
    /// @dev Signed once and there to be sent again.
    struct Sent {
        GrantAsk ask;
        address signer;
        uint256 deadline;
        bytes data;
    }

    uint256 public constant EDGES = 3 * 3 * 2 * 2;
    bytes32 private constant SCOPE = keccak256("type:Course");
    uint256 private constant SECRET = 0x5ec;

    CredentialRegistry private _registry;
    TrustRegistry private _trust;
    Sent[] private _sent;
    uint256 public lastSeed;

    constructor(CredentialRegistry registry, TrustRegistry trust) {
        _registry = registry;
        _trust = trust;
        for (uint64 id = 1; id <= 2; ++id) _create(id, id);
    }

    function edgeAt(uint256 index) public pure returns (Edge memory) {
        index %= EDGES;
        uint256 pair = index / 4;
        bytes32 scope = index % 2 == 0 ? bytes32(0) : SCOPE;
        return Edge(uint64(1 + (pair % 3)), uint64(1 + (pair / 3)), scope, uint32((index / 2) % 2));
    }

    function pass(uint16 duration) external {
        time += duration % 50;
    }

    function createIssuer(uint256 account) external {
        if (controllerOf[3] == address(0)) _create(3, account);
    }

    function replaceController(uint64 issuerId, uint256 next) external {
        issuerId = 1 + (issuerId % 3);
        address heir = _account(next);
        if (controllerOf[issuerId] == address(0)) return;
        vm.prank(controllerOf[issuerId]);
        _registry.proposeController(issuerId, heir);
        vm.prank(heir);
        _registry.acceptController(issuerId);
        controllerOf[issuerId] = heir;
    }

    /// @dev Mostly by the one who may.
    function call(uint256 kind, uint256 edge, uint40 when, uint8 depth, uint256 caller) external {
        GrantAsk memory ask = _toAsk(kind, edge, when, depth);
        address by = caller % 4 == 0 ? _account(caller / 4) : controllerOf[ask.edge.from];
        if (by == address(0)) by = _account(caller);

        _send(ask, by, ask.toCall(), _ask(ask, by));
        // Again it changes nothing.
        _send(ask, by, ask.toCall(), _ask(ask, by));
    }

    /// @dev Mostly as it has to be; else by another account, for another chain or contract, in another encoding or
    /// too late.
    function relay(uint256 kind, uint256 edge, uint40 when, uint8 depth, uint256 signer, uint256 flaw) external {
        GrantAsk memory ask = _toAsk(kind, edge, when, depth);
        uint256 secret = signer % 4 == 0 ? SECRET + ((signer / 4) % 4) : _secretOf(controllerOf[ask.edge.from]);
        uint256 deadline = flaw % 8 == 3 ? time - 1 : time + (signer % 50);
        bytes32 digest = ask.toDigest(
            deadline,
            flaw % 8 == 0 ? block.chainid + 1 : block.chainid,
            flaw % 8 == 1 ? address(_registry) : address(_trust)
        );
        bytes memory signature = flaw % 8 == 2 ? signMalleable(secret, digest) : signAsAccount(secret, digest);
        bytes memory data = ask.toCallBySig(deadline, signature);

        Outcome outcome = flaw % 8 < 4 ? Outcome.Refused : _ask(ask, vm.addr(secret));
        _send(ask, address(this), data, outcome);
        if (flaw % 8 >= 4) _sent.push(Sent(ask, vm.addr(secret), deadline, data));
    }

    /// @dev Whatever has happened since it was signed.
    function replay(uint256 which) external {
        if (_sent.length == 0) return;
        Sent memory sent = _sent[which % _sent.length];

        Outcome outcome = time > sent.deadline ? Outcome.Refused : _ask(sent.ask, sent.signer);
        _send(sent.ask, address(this), sent.data, outcome);
    }

    /// @dev Writes the seed down, because what only views is not called.
    function judge(uint256 seed) external {
        lastSeed = seed;
        Random memory random = Random(seed);
        for (uint256 i = 0; i < 8; ++i) _judgeAny(random);
    }

    /// @dev Up to four edges, mostly of grants that there are, from where the one before ends, and mostly now.
    function _judgeAny(Random memory random) private view {
        Edge[] memory path = new Edge[](random.below(5));
        uint64 root = uint64(1 + random.below(3));
        uint64 reached = root;
        for (uint256 i = 0; i < path.length; ++i) {
            path[i] = random.below(16) == 0 ? edgeAt(random.next()) : _findFrom(reached, random.next());
            reached = path[i].to;
        }
        uint64 issuer = random.below(8) == 0 ? uint64(1 + random.below(3)) : reached;
        bytes32 scope = random.below(4) == 0 ? bytes32(0) : SCOPE;
        uint40 when = random.below(2) == 0 ? time : uint40(1_000 + random.below(time - 990));

        bool leads = _leads(root, issuer, scope, path, path.length, when);
        vm.assertEq(_judge(root, issuer, scope, path, when), leads, "leads");
        if (!leads) return;
        for (uint256 i = 0; i < path.length; ++i) {
            vm.assertEq(_judge(root, issuer, scope, _without(path, i), when), false, "without an edge");
        }
    }

    /// @dev One that was granted from there, if there is any.
    function _findFrom(uint64 issuerId, uint256 start) private view returns (Edge memory edge) {
        for (uint256 i = 0; i < EDGES; ++i) {
            edge = edgeAt((start % EDGES) + i);
            if (edge.from == issuerId && recordOf(edge).window.from != 0) return edge;
        }
    }

    function _judge(
        uint64 root,
        uint64 issuer,
        bytes32 scope,
        Edge[] memory path,
        uint40 when
    ) private view returns (bool) {
        (PathFlaw flaw, ) = _trust.judgePath(root, issuer, scope, path, when);
        return flaw == PathFlaw.None;
    }

    function _without(Edge[] memory path, uint256 place) private pure returns (Edge[] memory rest) {
        rest = new Edge[](path.length - 1);
        for (uint256 i = 0; i < rest.length; ++i) rest[i] = path[i < place ? i : i + 1];
    }

    function _send(GrantAsk memory ask, address sender, bytes memory data, Outcome outcome) private {
        GrantRecord memory before = _trust.grantOf(ask.edge);
        vm.warp(time);
        vm.record();
        vm.recordLogs();
        vm.prank(sender);
        (bool done, ) = address(_trust).call(data);

        (, bytes32[] memory writes) = vm.accesses(address(_trust));
        uint256 traces = outcome == Outcome.Changed ? 1 : 0;
        vm.assertEq(done, outcome != Outcome.Refused, "accepted");
        vm.assertEq(writes.length, traces, "writes");
        vm.assertEq(vm.getRecordedLogs().length, traces, "logs");
        if (before.window.from != 0) _assertNarrowed(before, _trust.grantOf(ask.edge));
    }

    function _assertNarrowed(GrantRecord memory before, GrantRecord memory later) private pure {
        vm.assertEq(later.window.from, before.window.from, "from");
        vm.assertEq(later.depth, before.depth, "depth");
        vm.assertEq(_isNotLater(later.window.end, before.window.end), true, "end");
        vm.assertEq(_isNotLater(later.window.badSince, before.window.badSince), true, "bad since");
    }

    function _isNotLater(uint40 later, uint40 before) private pure returns (bool) {
        return before == 0 || (later != 0 && later <= before);
    }

    /// @dev Mostly to grant, and with room for more; ends mostly ahead, times to disown since mostly past.
    function _toAsk(uint256 kind, uint256 edge, uint40 when, uint8 depth) private view returns (GrantAsk memory ask) {
        ask = GrantAsk(Kind((kind % 4) % 3), edgeAt(edge), 0, depth % 16 < 4 ? depth % 4 : depth);
        if (when % 8 == 0) return ask;
        ask.time = ask.kind == Kind.Disown ? time + 3 - ((when / 8) % 100) : time - 3 + ((when / 8) % 500);
    }

    function _create(uint64 issuerId, uint256 account) private {
        controllerOf[issuerId] = _account(account);
        _registry.createIssuer(_account(account), "did:web:party.example", "");
    }

    function _account(uint256 index) private pure returns (address) {
        return vm.addr(SECRET + (index % 4));
    }

    function _secretOf(address account) private pure returns (uint256 secret) {
        secret = SECRET;
        while (secret < SECRET + 3 && vm.addr(secret) != account) ++secret;
    }
}
