// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../../../contracts/types/Facts.sol";
import {Reason} from "../../../contracts/types/Reason.sol";
import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {KeyRecord} from "../../../contracts/types/KeyRecord.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {Consent} from "../support/Consent.sol";
import {pack} from "../support/indexes.sol";
import {AnchorRequest} from "../../../contracts/types/AnchorRequest.sol";
import {Action, SignedChange} from "../../../contracts/types/SignedChange.sol";
import {toContent, toDigest} from "../support/typedData.sol";
import {KeyModel} from "../support/KeyModel.sol";
import {signAsAccount, signAsP256, toP256Key} from "../support/signatures.sol";
import {Verdicts} from "../support/Verdicts.sol";
import {vm} from "../support/Vm.sol";

/// @dev Any calls by anybody in any order. The handler knows which ones have to be accepted; here stands what has
/// to hold after each: the registry knows what the model knows, of all keys, issuers and batches, not only of
/// those that were called for.
contract KeySequencesTest {
    CredentialRegistry private registry;
    KeyHandler private handler;

    // Not in a constructor: only what is deployed here can be a target.
    function setUp() external {
        registry = new CredentialRegistry();
        handler = new KeyHandler(registry);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_the_registry_knows_what_the_model_knows() external view {
        for (uint64 id = 1; id <= 3; ++id) {
            vm.assertEq(registry.issuerOf(id).controller, handler.controllerOf(id), "controller");
            vm.assertEq(registry.issuerOf(id).pendingController, address(0), "pending controller");
        }
        for (uint256 i = 0; i < 5; ++i) {
            address key = handler.keys(i);
            KeyRecord memory record = registry.keyOf(key);
            vm.assertEq(keccak256(abi.encode(record)), keccak256(abi.encode(handler.recordOf(key))), "key");
            for (uint32 index = 0; index < 8; ++index) _assertStatus(key, index);
            vm.assertEq(handler.verdicts().newest() <= handler.time(), true, "an anchor of the future");
        }
    }

    function _assertStatus(address key, uint32 index) private view {
        (Facts memory facts, ) = registry.factsOf(key, handler.ROOT(), index);
        vm.assertEq(facts.revoked, (handler.revoked(key) >> index) & 1 == 1, "revoked");
        vm.assertEq(facts.suspended, (handler.suspended(key) >> index) & 1 == 1, "suspended");
        vm.assertEq(facts.superseded, (handler.superseded(key) >> index) & 1 == 1, "superseded");
        vm.assertEq(facts.batchRevoked, handler.batchRevoked(key), "batch revoked");
        vm.assertEq(facts.batchSuspended, handler.batchSuspended(key), "batch suspended");
        vm.assertEq(registry.isNonceUsed(key, index), handler.nonceUsed(key, index), "nonce");
    }
}

/// @dev Calls by anybody with anything, each against the model, and what each does to the verdicts of old anchors.
/// In this file, because only contracts of a file that is run can be targets. Two issuers; five keys, the last one
/// P-256; and callers that are keys, controllers, both or neither.
contract KeyHandler is KeyModel {
    bytes32 public constant ROOT = keccak256("root");
    Reason private constant REASON = Reason.Error;
    uint256 private constant SECRET = 0x5ec;

    CredentialRegistry public registry;
    Verdicts public verdicts;
    address[] public keys;
    address[] public callers;

    constructor(CredentialRegistry registry_) {
        registry = registry_;
        verdicts = new Verdicts(registry_);
        for (uint256 i = 0; i < 4; ++i) keys.push(vm.addr(SECRET + i));
        keys.push(toP256Key(SECRET + 4));
        callers = keys;
        for (uint256 i = 5; i < 8; ++i) callers.push(vm.addr(SECRET + i));
        for (uint64 id = 1; id <= 2; ++id) {
            controllerOf[id] = callers[4 + id];
            registry.createIssuer(callers[4 + id], "did:web:uni.example", "");
        }
    }

    function pass(uint16 duration) external {
        time += duration % 50;
    }

    function anchor(uint256 key, bytes32 root) external {
        if (root == 0) return;
        _call(keys[key % 5], abi.encodeCall(registry.anchor, (root, 8)), true);
        verdicts.watch(keys[key % 5], root);
    }

    /// @dev Sent by anybody; for another key than the one that signed in one of four.
    function anchorBySig(uint256 key, bytes32 root, uint256 sender, uint256 flaw) external {
        if (root == 0) return;
        AnchorRequest memory request = AnchorRequest(keys[key % 5], root, 8, time);
        bytes memory signature = _sign(key % 5, toContent(request));
        if (flaw % 4 == 0) request.key = keys[((key % 5) + 1) % 5];

        bytes memory call = abi.encodeCall(registry.anchorBySig, (request, signature));
        _call(callers[sender % 8], call, flaw % 4 != 0);
        verdicts.watch(request.key, root);
    }

    /// @dev Mostly as it has to be; else with a consent by another key or to another issuer, or by another caller.
    function add(uint256 key, uint64 issuerId, uint8 roles, uint256 flaw) external {
        key %= 5;
        issuerId = 1 + (issuerId % 2);
        flaw %= 8;
        KeyType keyType = key == 4 ? KeyType.P256 : KeyType.Account;
        address caller = flaw == 0 ? callers[roles % 8] : controllerOf[issuerId];
        Consent memory consent = Consent(issuerId, caller, keys[key], keyType, roles % 9, time);
        Consent memory signed = Consent(issuerId, caller, keys[key], keyType, roles % 9, time);
        if (flaw == 1) signed.issuerId = 3 - issuerId;
        bytes memory proof = _sign(flaw == 2 ? (key + 1) % 5 : key, signed.toContent());

        verdicts.remember();
        KeyRecord memory record = KeyRecord(issuerId, 0, 0, 0, keyType, roles % 9);
        bool accepted = _add(record, caller, keys[key], flaw != 1 && flaw != 2);
        _call(caller, _encode(consent, proof), accepted);
        // What the key anchored before stays its own, but for this very second.
        verdicts.assertKept(accepted ? keys[key] : address(0), time, time);
        // Again it does nothing.
        _call(caller, _encode(consent, proof), false);
    }

    function end(uint256 key, uint256 caller, uint40 when) external {
        address target = keys[key % 5];
        when = time - 5 + (when % 100);

        verdicts.remember();
        bool accepted = _end(_callerFor(target, caller), target, when);
        _call(_callerFor(target, caller), abi.encodeCall(registry.endKey, (target, when)), accepted);
        verdicts.assertKept(accepted ? target : address(0), when, type(uint40).max);
    }

    function declare(uint256 key, uint256 caller, uint40 since) external {
        address target = keys[key % 5];
        since = since % (time + 5);

        verdicts.remember();
        bool accepted = _declare(_callerFor(target, caller), target, since);
        _call(_callerFor(target, caller), abi.encodeCall(registry.declareKeyCompromised, (target, since)), accepted);
        verdicts.assertKept(accepted ? target : address(0), since, type(uint40).max);
        if (accepted) verdicts.assertVoid(target, since);
    }

    function change(uint256 action, uint256 key, uint256 caller, uint32 index) external {
        Action what = Action(action % 7);
        index %= 8;
        address target = keys[key % 5];
        bytes memory call = abi.encodeCall(registry.revoke, (target, ROOT, pack(index), REASON));
        if (what == Action.Supersede) call = abi.encodeCall(registry.supersede, (target, ROOT, pack(index), REASON));
        if (what == Action.Suspend) call = abi.encodeCall(registry.suspend, (target, ROOT, pack(index), REASON));
        if (what == Action.Reinstate) call = abi.encodeCall(registry.reinstate, (target, ROOT, pack(index), REASON));
        if (what == Action.RevokeBatch) call = abi.encodeCall(registry.revokeBatch, (target, ROOT, REASON));
        if (what == Action.SuspendBatch) call = abi.encodeCall(registry.suspendBatch, (target, ROOT, REASON));
        if (what == Action.ReinstateBatch) call = abi.encodeCall(registry.reinstateBatch, (target, ROOT, REASON));

        _call(callers[caller % 8], call, _change(what, callers[caller % 8], target, 1 << index));
    }

    /// @dev Mostly as it has to be; else for another chain or registry, by another signer or too late. Twice.
    function changeBySig(uint256 action, uint256 key, uint256 signer, uint32 index, uint256 flaw) external {
        SignedChange memory it;
        it.action = Action(action % 7);
        it.key = keys[key % 5];
        it.root = ROOT;
        it.indexes = it.action >= Action.RevokeBatch ? bytes("") : pack(index % 8);
        it.reason = REASON;
        signer %= 8;
        it.signer = callers[signer];
        it.nonce = _roleOf(it.action) == 2 ? (index >> 8) % 8 : 0;
        flaw %= 8;
        it.deadline = flaw == 0 ? time - 1 : time;
        it.signature = _sign(flaw == 1 ? (signer + 1) % 8 : signer, toContent(it));
        if (flaw == 2) it.signature = _signFor(signer, toContent(it), block.chainid + 1, address(registry));
        if (flaw == 3) it.signature = _signFor(signer, toContent(it), block.chainid, address(this));

        bool accepted = flaw > 3 && _changeSigned(it.action, it.signer, it.key, 1 << (index % 8), it.nonce);
        _call(callers[flaw], abi.encodeCall(registry.changeStatusBySig, (it)), accepted);
        // Again it does nothing: what can be undone is refused, what cannot changes nothing.
        bool again = accepted && _roleOf(it.action) == 4;
        _call(callers[flaw], abi.encodeCall(registry.changeStatusBySig, (it)), again);
    }

    function replaceController(uint64 issuerId, uint256 next, uint256 thief) external {
        issuerId = 1 + (issuerId % 2);
        address heir = callers[next % 8];
        address other = callers[thief % 8];
        _call(other, abi.encodeCall(registry.proposeController, (issuerId, other)), other == controllerOf[issuerId]);

        _call(controllerOf[issuerId], abi.encodeCall(registry.proposeController, (issuerId, heir)), true);
        _call(other, abi.encodeCall(registry.acceptController, (issuerId)), other == heir);
        _call(heir, abi.encodeCall(registry.acceptController, (issuerId)), other != heir);
        controllerOf[issuerId] = heir;
    }

    /// @dev Mostly the one who may.
    function _callerFor(address key, uint256 caller) private view returns (address) {
        return caller % 4 == 0 ? callers[(caller / 4) % 8] : controllerOf[_records[key].issuerId];
    }

    function _call(address caller, bytes memory call, bool accepted) private {
        vm.warp(time);
        vm.prank(caller);
        (bool done, ) = address(registry).call(call);
        vm.assertEq(done, accepted, "accepted");
    }

    /// @param number Of the key or caller; the fifth one is P-256.
    function _sign(uint256 number, bytes32 content) private view returns (bytes memory) {
        return _signFor(number, content, block.chainid, address(registry));
    }

    function _signFor(
        uint256 number,
        bytes32 content,
        uint256 chainId,
        address contract_
    ) private pure returns (bytes memory) {
        bytes32 digest = toDigest(content, chainId, contract_);
        return number == 4 ? signAsP256(SECRET + 4, digest) : signAsAccount(SECRET + number, digest);
    }

    function _encode(Consent memory consent, bytes memory proof) private view returns (bytes memory) {
        return
            abi.encodeCall(
                registry.addKey,
                (consent.issuerId, consent.key, consent.keyType, consent.roles, consent.deadline, proof)
            );
    }
}
