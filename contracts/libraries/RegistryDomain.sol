// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The EIP-712 domain of a CredentialRegistry
library RegistryDomain {
    string internal constant NAME = "Cairn CredentialRegistry";
    string internal constant VERSION = "1";

    bytes32 private constant DOMAIN_TYPE = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    /// @notice The domain separator of a registry on this chain.
    /// @param registry Its address.
    /// @return The separator.
    function separatorOf(address registry) internal view returns (bytes32) {
        bytes32 name = keccak256(bytes(NAME));
        bytes32 version = keccak256(bytes(VERSION));
        return keccak256(abi.encode(DOMAIN_TYPE, name, version, block.chainid, registry));
    }
}
