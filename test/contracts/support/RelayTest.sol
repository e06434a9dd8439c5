// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnchorRequest, SignedAnchor} from "../../../contracts/types/AnchorRequest.sol";
import {Reason} from "../../../contracts/types/Reason.sol";
import {Action, SignedChange} from "../../../contracts/types/SignedChange.sol";
import {pack} from "./indexes.sol";
import {IssuerTest} from "./IssuerTest.sol";
import {signAsAccount, signAsP256, toP256Key} from "./signatures.sol";
import {toContent, toDigest} from "./typedData.sol";
import {vm} from "./Vm.sol";

/// @dev What somebody signs and somebody else sends.
abstract contract RelayTest is IssuerTest {
    function batchOf(uint256 secret) internal view returns (SignedAnchor memory) {
        return signBatch(secret, AnchorRequest(vm.addr(secret), ROOT, 10, block.timestamp));
    }

    function batchOfP256(uint256 secret) internal view returns (SignedAnchor memory) {
        AnchorRequest memory request = AnchorRequest(toP256Key(secret), ROOT, 10, block.timestamp);
        return SignedAnchor(request, signAsP256(secret, digestOf(request)));
    }

    function signBatch(uint256 secret, AnchorRequest memory request) internal view returns (SignedAnchor memory) {
        return SignedAnchor(request, signAsAccount(secret, digestOf(request)));
    }

    function digestOf(AnchorRequest memory request) internal view returns (bytes32) {
        return toDigest(toContent(request), block.chainid, address(registry));
    }

    /// @dev The account itself does it to its own batch.
    function changeOf(uint256 secret, Action action) internal view returns (SignedChange memory) {
        return changeOf(secret, action, vm.addr(secret));
    }

    /// @dev The account does it to the batch of a key.
    function changeOf(uint256 secret, Action action, address key) internal view returns (SignedChange memory) {
        return signChange(secret, draftOf(action, vm.addr(secret), key));
    }

    function changeOfP256(
        uint256 secret,
        Action action,
        address key
    ) internal view returns (SignedChange memory change) {
        change = draftOf(action, toP256Key(secret), key);
        change.signature = signAsP256(secret, digestOf(change));
    }

    function draftOf(Action action, address signer, address key) internal view returns (SignedChange memory) {
        return
            SignedChange({
                action: action,
                key: key,
                root: ROOT,
                indexes: action >= Action.RevokeBatch ? bytes("") : pack(7, 2),
                reason: Reason.Withdrawn,
                signer: signer,
                nonce: isReversible(action) ? 1_000 : 0,
                deadline: block.timestamp,
                signature: ""
            });
    }

    function signChange(uint256 secret, SignedChange memory change) internal view returns (SignedChange memory) {
        change.signature = signAsAccount(secret, digestOf(change));
        return change;
    }

    function digestOf(SignedChange memory change) internal view returns (bytes32) {
        return toDigest(toContent(change), block.chainid, address(registry));
    }

    function isReversible(Action action) internal pure returns (bool) {
        return
            action == Action.Suspend ||
            action == Action.Reinstate ||
            action == Action.SuspendBatch ||
            action == Action.ReinstateBatch;
    }
}
