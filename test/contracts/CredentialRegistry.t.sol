// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RegistryTest} from "./support/RegistryTest.sol";
import {vm} from "./support/Vm.sol";

contract CredentialRegistryTest is RegistryTest {
    function test_names_itself_as_a_Cairn_registry() external view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        ) = registry.eip712Domain();

        vm.assertEq(uint8(fields), 0x0f, "fields");
        vm.assertEq(name, "Cairn CredentialRegistry", "name");
        vm.assertEq(version, "1", "version");
        vm.assertEq(chainId, block.chainid, "chain");
        vm.assertEq(verifyingContract == address(registry), true, "contract");
        vm.assertEq(salt, 0, "salt");
        vm.assertEq(extensions.length, 0, "extensions");
    }

    function test_refuses_ETH() external {
        vm.deal(address(this), 1 ether);

        (bool plain, ) = address(registry).call{value: 1}("");
        (bool paying, ) = address(registry).call{value: 1}(abi.encodeCall(registry.anchor, (ROOT, 1)));

        vm.assertEq(plain, false, "plain transfer");
        vm.assertEq(paying, false, "transfer with a call");
    }
}
