// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ANCHOR, areRoles, REVOKE, SUSPEND} from "../../../contracts/types/Roles.sol";
import {vm} from "../support/Vm.sol";

contract RolesTest {
    function test_have_the_numbers_of_the_protocol() external pure {
        vm.assertEq(ANCHOR, 1, "anchor");
        vm.assertEq(SUSPEND, 2, "suspend");
        vm.assertEq(REVOKE, 4, "revoke");
    }

    function test_are_at_least_one_and_none_unknown() external pure {
        for (uint256 roles = 0; roles < 256; ++roles) {
            vm.assertEq(areRoles(uint8(roles)), roles > 0 && roles < 8, "roles");
        }
    }
}
