// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WindowRecord} from "./WindowRecord.sol";

/// @dev When a key, an assertion key or a grant is good: from its writing until it ends or turned bad.
/// Lowest bits first: from:40 · end:40 (0 if open) · badSince:40 (0 if never). The bits above are the user's.
///
/// No function takes the time from its caller: what opens, opens now, and nothing is ever backdated.
type Window is uint256;

using {from, end, badSince, isGoodAt, isGoodNow, endAt, declareBad, toRecord} for Window global;

uint256 constant WINDOW_BITS = 120;

uint256 constant END_OFFSET = 40;
uint256 constant BAD_SINCE_OFFSET = 80;

/// @notice The end lies before the block time.
/// @param end The end asked for.
/// @param time The block time.
error WindowEndInPast(uint40 end, uint40 time);

/// @notice The window ends already at that time or before.
/// @param end The end asked for.
/// @param current The end that it has.
error WindowEndNotEarlier(uint40 end, uint40 current);

/// @notice A window can be bad since 1 and until the block time, not since 0 and not since the future.
/// @param badSince The time asked for.
/// @param time The block time.
error WindowBadSinceOutOfRange(uint40 badSince, uint40 time);

/// @notice The window is bad already since that time or before.
/// @param badSince The time asked for.
/// @param current The time since when it is bad.
error WindowBadSinceNotEarlier(uint40 badSince, uint40 current);

/// @dev One that opens now.
function openWindow() view returns (Window) {
    return Window.wrap(_now());
}

function from(Window window) pure returns (uint40) {
    return uint40(Window.unwrap(window));
}

function end(Window window) pure returns (uint40) {
    return uint40(Window.unwrap(window) >> END_OFFSET);
}

function badSince(Window window) pure returns (uint40) {
    return uint40(Window.unwrap(window) >> BAD_SINCE_OFFSET);
}

/// @dev The one rule for all windows: from ≤ t, and t < end and t < badSince where there are any.
function isGoodAt(Window window, uint40 time) pure returns (bool) {
    if (time < window.from()) return false;
    // Mostly it has neither, and then 65 gas are saved.
    if (Window.unwrap(window) >> END_OFFSET == 0) return true;
    if (window.end() != 0 && time >= window.end()) return false;
    return window.badSince() == 0 || time < window.badSince();
}

function isGoodNow(Window window) view returns (bool) {
    return window.isGoodAt(_now());
}

/// @dev Only ever earlier, and never below the block time: what was good stays so.
function endAt(Window window, uint40 time) view returns (Window) {
    if (time < _now()) revert WindowEndInPast(time, _now());
    if (window.end() != 0 && time >= window.end()) revert WindowEndNotEarlier(time, window.end());

    return _with(window, END_OFFSET, time);
}

/// @dev Only ever earlier; also before the window opened, and then it was never good.
function declareBad(Window window, uint40 since) view returns (Window) {
    if (since == 0 || since > _now()) revert WindowBadSinceOutOfRange(since, _now());
    if (window.badSince() != 0 && since >= window.badSince()) {
        revert WindowBadSinceNotEarlier(since, window.badSince());
    }

    return _with(window, BAD_SINCE_OFFSET, since);
}

function toRecord(Window window) pure returns (WindowRecord memory) {
    return WindowRecord({from: window.from(), end: window.end(), badSince: window.badSince()});
}

function _with(Window window, uint256 offset, uint40 time) pure returns (Window) {
    uint256 rest = Window.unwrap(window) & ~(uint256(type(uint40).max) << offset);
    return Window.wrap(rest | (uint256(time) << offset));
}

function _now() view returns (uint40) {
    return uint40(block.timestamp);
}
