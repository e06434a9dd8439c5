// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../../../contracts/types/Facts.sol";
import {Reason} from "../../../contracts/types/Reason.sol";
import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {vm} from "./Vm.sol";

/// @dev A fresh registry, with the test itself as the key. Slots are derived here by hand, from the documented
/// layout and without the code under test.
abstract contract RegistryTest {
    uint256 internal constant REVOKED = 0;
    uint256 internal constant SUSPENDED = 1;
    uint256 internal constant SUPERSEDED = 2;

    bytes32 internal constant ROOT = keccak256("root");

    Reason internal constant REASON = Reason.Withdrawn;

    CredentialRegistry internal registry = new CredentialRegistry();

    function anchorSlot(address key, bytes32 root) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(key, root)), uint256(0)));
    }

    function wordSlot(address key, bytes32 root, uint256 purpose, uint256 word) internal pure returns (bytes32) {
        bytes32 ofBatch = keccak256(abi.encode(keccak256(abi.encode(key, root)), uint256(1)));
        return keccak256(abi.encode(word, keccak256(abi.encode(purpose, ofBatch))));
    }

    function issuerSlot(uint64 issuerId) internal pure returns (bytes32) {
        return keccak256(abi.encode(issuerId, uint256(2)));
    }

    function keySlot(address key) internal pure returns (bytes32) {
        return keccak256(abi.encode(key, uint256(3)));
    }

    function assertionKeySlot(uint64 issuerId, bytes32 keyHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(keyHash, keccak256(abi.encode(issuerId, uint256(4)))));
    }

    /// @dev Inline revocations of the test's own batch.
    function inlineOf(bytes32 root) internal view returns (uint256) {
        return load(anchorSlot(address(this), root)) >> 80;
    }

    /// @dev A status word of the test's own batch.
    function wordOf(bytes32 root, uint256 purpose, uint256 word) internal view returns (uint256) {
        return load(wordSlot(address(this), root, purpose, word));
    }

    function load(bytes32 slot) internal view returns (uint256) {
        return uint256(vm.load(address(registry), slot));
    }

    function factsOf(address key, bytes32 root, uint32 index) internal view returns (Facts memory facts) {
        (facts, ) = registry.factsOf(key, root, index);
    }

    function isRevoked(bytes32 root, uint32 index) internal view returns (bool) {
        return factsOf(address(this), root, index).revoked;
    }

    function isSuspended(bytes32 root, uint32 index) internal view returns (bool) {
        return factsOf(address(this), root, index).suspended;
    }

    /// @dev Runs the rest of the test as usual, but for `assertUntouched` at its end.
    function watch() internal {
        vm.record();
        vm.recordLogs();
    }

    /// @dev Nothing was written to the registry, and nothing emitted, since `watch`.
    function assertUntouched(string memory what) internal {
        (, bytes32[] memory writes) = vm.accesses(address(registry));
        vm.assertEq(writes.length, 0, what);
        vm.assertEq(vm.getRecordedLogs().length, 0, what);
    }
}
