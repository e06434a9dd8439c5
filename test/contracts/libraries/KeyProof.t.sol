// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {KeyProof} from "../../../contracts/libraries/KeyProof.sol";
import {KeyType} from "../../../contracts/types/KeyType.sol";
import {ContractWallet} from "../support/ContractWallet.sol";
import {P256_ORDER, signAsAccount, signAsP256, signMalleable, toP256Key} from "../support/signatures.sol";
import {vm} from "../support/Vm.sol";

contract KeyProofTest {
    bytes32 private constant DIGEST = keccak256("digest");
    bytes4 private constant MAGIC = 0x1626ba7e;
    uint256 private constant SECRET = 0x5ec;

    function verify(address key, KeyType keyType, bytes32 digest, bytes calldata proof) external view returns (bool) {
        return KeyProof.verify(key, keyType, digest, proof);
    }

    function testFuzz_an_account_signs_one_digest_in_one_way(uint128 secret, bytes32 digest, uint8 bit) external view {
        uint256 used = uint256(secret) + 1;
        address key = vm.addr(used);
        bytes memory proof = signAsAccount(used, digest);

        _accepts(key, KeyType.Account, digest, proof);
        _refuses(key, KeyType.Account, digest, signMalleable(used, digest));
        _refuses(address(uint160(key) ^ 1), KeyType.Account, digest, proof);
        _refuses(key, KeyType.Account, digest ^ bytes32(uint256(1) << bit), proof);
        _refuses(key, KeyType.Contract, digest, proof);
        _refuses(key, KeyType.P256, digest, proof);
    }

    function test_an_account_signs_with_65_bytes() external view {
        bytes memory proof = signAsAccount(SECRET, DIGEST);

        _refuses(vm.addr(SECRET), KeyType.Account, DIGEST, "");
        _refuses(vm.addr(SECRET), KeyType.Account, DIGEST, bytes.concat(proof, hex"00"));
        _refuses(vm.addr(SECRET), KeyType.Account, DIGEST, _cut(proof, 64));
        // The same with the parity in the highest bit of s (ERC-2098).
        bytes memory compact = _cut(proof, 64);
        if (proof[64] == 0x1c) compact[32] |= 0x80;
        _refuses(vm.addr(SECRET), KeyType.Account, DIGEST, compact);
    }

    /// @dev A failed recovery gives zero, too.
    function test_nobody_signs_for_the_account_zero() external view {
        _refuses(address(0), KeyType.Account, DIGEST, new bytes(65));
        _refuses(address(0), KeyType.Account, DIGEST, "");
    }

    /// @dev Code at the address, as EIP-7702 puts it there, changes nothing.
    function test_an_account_with_delegated_code_signs_as_before() external {
        address key = vm.addr(SECRET);
        vm.etch(key, abi.encodePacked(hex"ef0100", address(new ContractWallet())));

        _accepts(key, KeyType.Account, DIGEST, signAsAccount(SECRET, DIGEST));
        _refuses(key, KeyType.Account, DIGEST, "");
    }

    function testFuzz_a_contract_is_asked_by_its_ERC1271(bytes32 digest, bytes memory proof) external {
        ContractWallet wallet = new ContractWallet();
        wallet.expect(digest, proof);

        _accepts(address(wallet), KeyType.Contract, digest, proof);
        _refuses(address(wallet), KeyType.Contract, ~digest, proof);
        _refuses(address(wallet), KeyType.Contract, digest, bytes.concat(proof, hex"01"));
        _refuses(address(wallet), KeyType.Account, digest, proof);
        _refuses(address(wallet), KeyType.P256, digest, proof);
    }

    function test_a_contract_has_to_answer_with_exactly_the_magic_value() external {
        _answers("", false, false);
        _answers(abi.encode(0), false, false);
        _answers(abi.encode(true), false, false);
        _answers(abi.encode(uint32(MAGIC)), false, false);
        _answers(abi.encode(bytes4(0xffffffff)), false, false);
        _answers(abi.encode(bytes32(MAGIC) | bytes32(uint256(1))), false, false);
        _answers(abi.encodePacked(MAGIC), false, false);
        _answers(_cut(abi.encode(MAGIC), 31), false, false);
        _answers(abi.encode(MAGIC), true, false);
        _answers(abi.encode(MAGIC), false, true);
    }

    /// @dev Words behind the answer are not read, as an ABI decoder would not, and not paid for either.
    function test_a_contract_may_answer_at_length() external {
        _answers(bytes.concat(abi.encode(MAGIC), new bytes(100_000)), false, true);
        _answers(bytes.concat(abi.encode(0), abi.encode(MAGIC)), false, false);
    }

    function _answers(bytes memory words, bool reverts, bool good) private {
        ContractWallet wallet = new ContractWallet();
        wallet.answer(words, reverts);

        vm.assertEq(this.verify(address(wallet), KeyType.Contract, DIGEST, "proof"), good, "answer");
    }

    function test_what_has_no_code_is_no_contract() external view {
        _refuses(vm.addr(SECRET), KeyType.Contract, DIGEST, signAsAccount(SECRET, DIGEST));
        // Precompiles: a hash, what it was asked, and nothing.
        _refuses(address(2), KeyType.Contract, DIGEST, "");
        _refuses(address(4), KeyType.Contract, DIGEST, "");
        _refuses(address(0x100), KeyType.Contract, DIGEST, "");
    }

    function testFuzz_a_P256_key_signs_one_digest_in_one_way(uint128 secret, bytes32 digest) external view {
        uint256 used = uint256(secret) + 1;
        address key = toP256Key(used);
        bytes memory proof = signAsP256(used, digest);

        _accepts(key, KeyType.P256, digest, proof);
        _refuses(key, KeyType.P256, digest, _flipS(proof));
        _refuses(address(uint160(key) ^ 1), KeyType.P256, digest, proof);
        _refuses(key, KeyType.P256, ~digest, proof);
        _refuses(key, KeyType.P256, digest, signAsP256(used + 1, digest));
        _refuses(key, KeyType.Account, digest, proof);
        _refuses(key, KeyType.Contract, digest, proof);
    }

    function test_a_P256_proof_has_128_bytes() external view {
        address key = toP256Key(SECRET);
        bytes memory proof = signAsP256(SECRET, DIGEST);

        _refuses(key, KeyType.P256, DIGEST, "");
        _refuses(key, KeyType.P256, DIGEST, _cut(proof, 64));
        _refuses(key, KeyType.P256, DIGEST, _cut(proof, 127));
        _refuses(key, KeyType.P256, DIGEST, bytes.concat(proof, hex"00"));
    }

    /// @dev Whoever finds a public key for which everything verifies gains nothing without its address.
    function test_a_P256_public_key_has_to_lie_on_the_curve() external view {
        bytes memory proof = abi.encode(uint256(1), uint256(1), uint256(0), uint256(0));
        address key = address(uint160(uint256(keccak256(abi.encodePacked("cairn:p256", new bytes(64))))));

        _refuses(key, KeyType.P256, DIGEST, proof);
    }

    function _accepts(address key, KeyType keyType, bytes32 digest, bytes memory proof) private view {
        vm.assertEq(this.verify(key, keyType, digest, proof), true, "accepted");
    }

    function _refuses(address key, KeyType keyType, bytes32 digest, bytes memory proof) private view {
        vm.assertEq(this.verify(key, keyType, digest, proof), false, "refused");
    }

    function _flipS(bytes memory proof) private pure returns (bytes memory) {
        (bytes32 r, uint256 s, bytes32 x, bytes32 y) = abi.decode(proof, (bytes32, uint256, bytes32, bytes32));
        return abi.encode(r, P256_ORDER - s, x, y);
    }

    function _cut(bytes memory proof, uint256 length) private pure returns (bytes memory cut) {
        cut = new bytes(length);
        for (uint256 i = 0; i < length; ++i) cut[i] = proof[i];
    }
}
