// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IStatus} from "../../../contracts/interfaces/IStatus.sol";
import {RegistryTest} from "../support/RegistryTest.sol";
import {vm} from "../support/Vm.sol";

contract RegistryNoncesTest is RegistryTest {
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
}
