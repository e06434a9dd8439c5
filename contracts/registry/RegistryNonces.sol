// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICredentialRegistry} from "../interfaces/ICredentialRegistry.sol";
import {IStatus} from "../interfaces/IStatus.sol";
import {RegistryStorage} from "./RegistryStorage.sol";

/// @title Nonces of signers
/// @dev In no order, one bit each: signatures that were given at the same time can be sent in any order.
abstract contract RegistryNonces is ICredentialRegistry, RegistryStorage {
    /// @inheritdoc IStatus
    function cancelNonce(uint256 nonce) external {
        _useNonce(msg.sender, nonce);
        emit NonceCancelled(msg.sender, nonce);
    }

    /// @inheritdoc IStatus
    function isNonceUsed(address signer, uint256 nonce) external view returns (bool used) {
        return _usedNonces[signer][nonce >> 8] & _toBit(nonce) != 0;
    }

    function _useNonce(address signer, uint256 nonce) internal {
        uint256 bits = _usedNonces[signer][nonce >> 8];
        if (bits & _toBit(nonce) != 0) revert CredentialRegistryNonceUsed(signer, nonce);

        _usedNonces[signer][nonce >> 8] = bits | _toBit(nonce);
    }

    function _toBit(uint256 nonce) private pure returns (uint256) {
        return 1 << (nonce & 255);
    }
}
