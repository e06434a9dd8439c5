// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev The cheatcodes that these tests use, of those that Hardhat's Solidity test runner understands.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function assertEq(bool left, bool right, string calldata what) external pure;

    function assertEq(uint256 left, uint256 right, string calldata what) external pure;

    function assertEq(address left, address right, string calldata what) external pure;

    function assertEq(bytes32 left, bytes32 right, string calldata what) external pure;

    function assertEq(string calldata left, string calldata right, string calldata what) external pure;

    function addr(uint256 secret) external pure returns (address account);

    function sign(uint256 secret, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    function publicKeyP256(uint256 secret) external pure returns (uint256 x, uint256 y);

    function signP256(uint256 secret, bytes32 digest) external pure returns (bytes32 r, bytes32 s);

    function prank(address sender) external;

    function chainId(uint256 id) external;

    function etch(address account, bytes calldata code) external;

    function warp(uint256 time) external;

    function deal(address account, uint256 balance) external;

    function expectRevert(bytes calldata reason) external;

    function expectEmit(bool topic1, bool topic2, bool topic3, bool data, address emitter) external;

    function load(address account, bytes32 slot) external view returns (bytes32 value);

    function store(address account, bytes32 slot, bytes32 value) external;

    function record() external;

    function accesses(address account) external returns (bytes32[] memory reads, bytes32[] memory writes);

    function recordLogs() external;

    function getRecordedLogs() external returns (Log[] memory logs);
}

Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
