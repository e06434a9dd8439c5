// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {Action, SignedChange} from "../../../contracts/types/SignedChange.sol";
import {pack} from "../support/indexes.sol";
import {RelayTest} from "../support/RelayTest.sol";
import {signAsP256} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

contract RegistryNoncesTest is RelayTest {
    function testFuzz_a_cancelled_nonce_is_used_and_no_other(address signer, uint256 nonce, uint256 other) external {
        vm.assertEq(registry.isNonceUsed(signer, nonce), false, "before");

        vm.expectEmit(true, true, true, true, address(registry));
        emit IStatus.NonceCancelled(signer, nonce);
        vm.prank(signer);
        registry.cancelNonce(nonce);

        vm.assertEq(registry.isNonceUsed(signer, nonce), true, "after");
        vm.assertEq(registry.isNonceUsed(signer, other), nonce == other, "another one");
        unchecked {
            vm.assertEq(registry.isNonceUsed(signer, nonce + 1), false, "the next");
            vm.assertEq(registry.isNonceUsed(signer, nonce + 256), false, "the same bit of the next word");
        }
        vm.assertEq(registry.isNonceUsed(address(uint160(signer) ^ 1), nonce), false, "of somebody else");
        bytes32 ofSigner = keccak256(abi.encode(signer, uint256(7)));
        vm.assertEq(load(keccak256(abi.encode(nonce >> 8, ofSigner))), 1 << (nonce & 255), "slot");
    }

    function test_nonces_of_one_word_are_kept_apart() external {
        registry.cancelNonce(3);
        registry.cancelNonce(5);

        vm.assertEq(registry.isNonceUsed(address(this), 3), true, "3");
        vm.assertEq(registry.isNonceUsed(address(this), 4), false, "4");
        vm.assertEq(registry.isNonceUsed(address(this), 5), true, "5");
    }

    function test_refuses_a_used_one() external {
        registry.cancelNonce(3);

        vm.expectRevert(abi.encodeWithSelector(IStatus.CredentialRegistryNonceUsed.selector, address(this), 3));
        registry.cancelNonce(3);
    }

    /// @dev It cannot call, so it signs something harmless with the same nonce.
    function test_a_P256_key_takes_a_signature_back() external {
        address key = addP256(SECRET, ALL);
        vm.prank(CONTROLLER);
        registry.suspend(key, ROOT, pack(7), REASON);
        SignedChange memory unwanted = changeOfP256(SECRET, Action.Reinstate, key);
        SignedChange memory harmless = draftOf(Action.Reinstate, key, key);
        harmless.root = keccak256("of no batch");
        harmless.signature = signAsP256(SECRET, digestOf(harmless));
        registry.changeStatusBySig(harmless);

        vm.expectRevert(abi.encodeWithSelector(IStatus.CredentialRegistryNonceUsed.selector, key, unwanted.nonce));
        registry.changeStatusBySig(unwanted);
        vm.assertEq(factsOf(key, ROOT, 7).suspended, true, "suspended");
    }
}
