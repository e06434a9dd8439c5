// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Facts} from "../types/Facts.sol";
import {KeyRecord} from "../types/KeyRecord.sol";
import {IAnchors} from "./IAnchors.sol";
import {IAssertionKeys} from "./IAssertionKeys.sol";
import {IIssuers} from "./IIssuers.sol";
import {IKeys} from "./IKeys.sol";
import {IStatus} from "./IStatus.sol";
import {IStorageReader} from "./IStorageReader.sol";

/// @title Registry of anchored batches of credentials, of their status, and of issuers and their keys
/// @notice Records which key anchored which Merkle root, when, over how many credentials, which of those
/// credentials are revoked, suspended or superseded, and whose the keys are. Nothing personal is written: roots,
/// indexes and neutral reasons. No owner, no upgrade, no ETH.
/// @dev An anchor belongs to the key that wrote or signed it. Who that key speaks for is judged by the reader.
interface ICredentialRegistry is IAnchors, IStatus, IIssuers, IKeys, IAssertionKeys, IStorageReader {
    /// @notice What is known of one position of one batch, and of its key. Reads the same storage whatever the
    /// answer.
    /// @param key The key of the anchor.
    /// @param root Merkle root of the batch.
    /// @param index Position in the batch, from 0.
    /// @return facts All zero for what was never written. A position beyond the size is no error here.
    /// @return keyRecord All zero if no issuer has the key.
    function factsOf(
        address key,
        bytes32 root,
        uint32 index
    ) external view returns (Facts memory facts, KeyRecord memory keyRecord);
}
