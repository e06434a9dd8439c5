// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev Answers to ERC-1271 with anything at all, or as it should if it is asked what it expects.
contract ContractWallet {
    bytes4 private constant MAGIC = 0x1626ba7e;

    bytes32 private _expected;
    bytes private _answer;
    bool private _reverts;

    function expect(bytes32 digest, bytes calldata signature) external {
        _expected = keccak256(abi.encode(digest, signature));
        _answer = abi.encode(MAGIC);
    }

    function answer(bytes calldata words, bool reverts) external {
        _answer = words;
        _reverts = reverts;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        if (_expected != 0 && keccak256(abi.encode(digest, signature)) != _expected) return 0;

        bytes memory words = _answer;
        bool reverts = _reverts;
        assembly ("memory-safe") {
            if reverts {
                revert(add(words, 32), mload(words))
            }
            return(add(words, 32), mload(words))
        }
    }
}
