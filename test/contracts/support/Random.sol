// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev A sequence of numbers that follows from one seed, so that a fuzzed test needs one argument.
struct Random {
    uint256 state;
}

using {next, below} for Random global;

function next(Random memory random) pure returns (uint256) {
    random.state = uint256(keccak256(abi.encode(random.state)));
    return random.state;
}

function below(Random memory random, uint256 limit) pure returns (uint256) {
    return random.next() % limit;
}
