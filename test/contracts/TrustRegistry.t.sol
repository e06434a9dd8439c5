// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TrustTest} from "./support/TrustTest.sol";
import {vm} from "./support/Vm.sol";

contract TrustRegistryTest is TrustTest {
    function test_names_itself_as_a_Cairn_registry_of_grants() external view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        ) = trust.eip712Domain();

        vm.assertEq(uint8(fields), 0x0f, "fields");
        vm.assertEq(name, "Cairn TrustRegistry", "name");
        vm.assertEq(version, "1", "version");
        vm.assertEq(chainId, block.chainid, "chain");
        vm.assertEq(verifyingContract, address(trust), "contract");
        vm.assertEq(salt, 0, "salt");
        vm.assertEq(extensions.length, 0, "extensions");
    }

    function test_names_the_registry_of_its_issuers() external view {
        vm.assertEq(address(trust.credentialRegistry()), address(registry), "registry");
    }

    function test_refuses_ETH() external {
        address controller = controllerOf(AGENCY);
        vm.deal(address(this), 1 ether);
        vm.deal(controller, 1 ether);

        (bool plain, ) = address(trust).call{value: 1}("");
        vm.prank(controller);
        (bool paying, ) = address(trust).call{value: 1}(askToGrant(0, 0).toCall());

        vm.assertEq(plain, false, "plain transfer");
        vm.assertEq(paying, false, "transfer with a call");
    }
}
