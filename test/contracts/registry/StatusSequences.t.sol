// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../../../contracts/types/Facts.sol";
import {pack} from "../support/indexes.sol";
import {Random} from "../support/Random.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {StatusModel} from "../support/StatusModel.sol";
import {vm} from "../support/Vm.sol";

/// @dev Any calls in any order, before and after the anchor, against a model; each call twice.
contract StatusSequencesTest is RegistryTest {
    uint256 private constant CALLS = 10;
    uint256 private constant MOST_INDEXES = 40;

    StatusModel private model = new StatusModel();

    // The positions that a sequence draws from: few enough to meet again, near each other and far apart.
    uint32[] private pool;

    function testFuzz_any_sequence_of_calls_agrees_with_the_model(uint256 seed) external {
        _agreesWithTheModel(Random(seed), 13);
    }

    /// @dev The test controls an issuer that has its key, which is declared compromised sooner or later: whatever
    /// size it was anchored with, a batch may then be larger.
    function testFuzz_so_does_any_with_the_batch_of_a_stolen_key(uint256 seed) external {
        uint256 issuerId = registry.createIssuer(address(this), "did:web:uni.example", "");
        vm.store(address(registry), keySlot(address(this)), bytes32(issuerId | (1 << 64) | (7 << 192)));

        _agreesWithTheModel(Random(seed), 15);
    }

    function _agreesWithTheModel(Random memory random, uint256 actions) private {
        uint32 size = _drawSize(random);
        _drawPool(random, size);

        // Else most would have revocations before there is an anchor.
        if (random.below(2) == 0) _anchor(size);
        for (uint256 i = 0; i < CALLS; ++i) {
            uint256 action = random.below(actions);
            if (action == 0) {
                _anchor(size);
            } else if (action > 12) {
                _declareCompromised();
            } else if (action > 9) {
                _changeBatch(action);
            } else {
                _change(action, _drawIndexes(random));
            }
        }

        _assertAgreement();
        _assertEachRevocationIsStoredOnce();
    }

    function _change(uint256 action, uint32[] memory indexes) private {
        bytes memory packed = pack(indexes);
        bytes memory call;
        bool accepted;
        bool changed;
        if (action < 4) {
            call = abi.encodeCall(registry.revoke, (address(this), ROOT, packed, REASON));
            (accepted, changed) = model.revoke(indexes);
        } else if (action < 6) {
            call = abi.encodeCall(registry.supersede, (address(this), ROOT, packed, REASON));
            (accepted, changed) = model.supersede(indexes);
        } else if (action < 8) {
            call = abi.encodeCall(registry.suspend, (address(this), ROOT, packed, REASON));
            (accepted, changed) = model.suspend(indexes, true);
        } else {
            call = abi.encodeCall(registry.reinstate, (address(this), ROOT, packed, REASON));
            (accepted, changed) = model.suspend(indexes, false);
        }

        _callTwice(call, accepted, changed);
    }

    function _anchor(uint32 size) private {
        registry.anchor(ROOT, size);
        model.anchor(size);
    }

    function _declareCompromised() private {
        if (!model.compromised()) registry.declareKeyCompromised(address(this), 1);
        model.declareCompromised();
    }

    function _changeBatch(uint256 action) private {
        if (action == 10) {
            bool revoked = model.revokeBatch();
            _callTwice(abi.encodeCall(registry.revokeBatch, (address(this), ROOT, REASON)), true, revoked);
        } else if (action == 11) {
            bool suspended = model.suspendBatch(true);
            _callTwice(abi.encodeCall(registry.suspendBatch, (address(this), ROOT, REASON)), true, suspended);
        } else {
            bool reinstated = model.suspendBatch(false);
            _callTwice(abi.encodeCall(registry.reinstateBatch, (address(this), ROOT, REASON)), true, reinstated);
        }
    }

    function _callTwice(bytes memory call, bool accepted, bool changed) private {
        vm.recordLogs();
        (bool done, ) = address(registry).call(call);
        vm.assertEq(done, accepted, "accepted");
        vm.assertEq(vm.getRecordedLogs().length, changed ? 1 : 0, "events");

        watch();
        (done, ) = address(registry).call(call);
        vm.assertEq(done, accepted, "accepted again");
        // What a refused call wrote before it was undone counts as an access, too.
        if (accepted) assertUntouched("replay");
    }

    function _assertAgreement() private view {
        for (uint256 i = 0; i < pool.length; ++i) {
            _assertAgreementAt(pool[i]);
            // Neighbours in the word and the same bit of the next word, mostly never touched.
            unchecked {
                _assertAgreementAt(pool[i] + 1);
                _assertAgreementAt(pool[i] - 1);
                _assertAgreementAt(pool[i] + 256);
            }
        }
    }

    function _assertAgreementAt(uint32 index) private view {
        Facts memory facts = factsOf(address(this), ROOT, index);
        vm.assertEq(facts.size, model.size(), "size");
        vm.assertEq(facts.revoked, model.revoked(index), "revoked");
        vm.assertEq(facts.suspended, model.suspended(index), "suspended");
        vm.assertEq(facts.superseded, model.superseded(index), "superseded");
        vm.assertEq(facts.batchRevoked, model.batchRevoked(), "batch revoked");
        vm.assertEq(facts.batchSuspended, model.batchSuspended(), "batch suspended");
    }

    /// @dev Inline or in a word, not in both, and inline entries without gaps or doubles.
    function _assertEachRevocationIsStoredOnce() private view {
        uint256 bits = inlineOf(ROOT);
        uint32 size = model.size();
        bool wide = load(anchorSlot(address(this), ROOT)) & (1 << 79) != 0;
        if (size <= 176 && !wide) {
            vm.assertEq(bits & wordOf(ROOT, REVOKED, 0), 0, "bitmap and word");
            return;
        }

        uint256 width;
        while (size >> width != 0) ++width;
        if (wide) width = 32;
        for (; bits != 0; bits >>= width) {
            uint256 entry = bits & ((1 << width) - 1);
            vm.assertEq(entry != 0, true, "gap");
            for (uint256 others = bits >> width; others != 0; others >>= width) {
                vm.assertEq(others & ((1 << width) - 1) != entry, true, "double");
            }
            uint256 index = entry - 1;
            vm.assertEq((wordOf(ROOT, REVOKED, index >> 8) >> (index & 255)) & 1, 0, "entry and word");
        }
    }

    function _drawSize(Random memory random) private pure returns (uint32) {
        uint32[8] memory edges = [1, 176, 177, 255, 256, 10_000, 65_535, type(uint32).max];
        if (random.below(2) == 0) return edges[random.below(8)];
        // Every number of digits as likely as the next.
        return uint32(1 + ((random.next() >> (224 + random.below(32))) % type(uint32).max));
    }

    function _drawPool(Random memory random, uint32 size) private {
        uint256 clusters = 1 + random.below(4);
        for (uint256 i = 0; i < clusters; ++i) {
            uint256 start = random.below(size);
            for (uint256 j = 0; j < 16; ++j) pool.push(uint32((start + j) % size));
        }
        // Sometimes some outside the batch: refused once there is an anchor, but for a void one.
        if (random.below(4) == 0) pool.push(size);
        if (random.below(4) == 0) pool.push(uint32(size + random.below(uint256(type(uint32).max) - size + 1)));
        if (random.below(4) == 0 && size < 1_000_000_000) pool.push(size + 256);
    }

    function _drawIndexes(Random memory random) private view returns (uint32[] memory indexes) {
        indexes = new uint32[](1 + random.below(MOST_INDEXES));
        uint256 position = random.below(pool.length);
        for (uint256 i = 0; i < indexes.length; ++i) {
            // Half of the time the next one, so that there are runs to be taken together.
            position = random.below(2) == 0 ? (position + 1) % pool.length : random.below(pool.length);
            indexes[i] = pool[position];
        }
    }
}
