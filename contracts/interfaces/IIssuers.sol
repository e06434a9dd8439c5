// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Issuer} from "../types/Issuer.sol";

/// @title Issuers
/// @notice An issuer is a number with one identifier for ever and a controller that can be replaced. The
/// controller manages its keys and may change every status of their batches; it signs no batches by that.
/// @dev Anybody may register any identifier, any number of times and for any controller. Whose it is, is judged by the
/// reader. A number is sure once its block is final: before, another issuer of the same controller can come to have it,
/// so a key that consents and an issuer that grants should wait for that.
interface IIssuers {
    /// @notice An issuer was created.
    /// @param issuerId Its number.
    /// @param controller The account that manages it.
    /// @param identifierHash keccak256 of its identifier.
    /// @param identifier Its identifier, such as "did:web:uni.example".
    /// @param uri Where more is said about it; may be empty.
    event IssuerCreated(
        uint64 indexed issuerId,
        address indexed controller,
        bytes32 indexed identifierHash,
        string identifier,
        string uri
    );

    /// @notice A new controller was proposed, or with zero the proposal withdrawn.
    /// @param issuerId The issuer.
    /// @param controller The account proposed.
    event ControllerProposed(uint64 indexed issuerId, address indexed controller);

    /// @notice The proposed account took over as the controller.
    /// @param issuerId The issuer.
    /// @param controller The account.
    event ControllerAccepted(uint64 indexed issuerId, address indexed controller);

    /// @notice The place where more is said about an issuer changed.
    /// @param issuerId The issuer.
    /// @param uri The place; may be empty.
    event IssuerUriSet(uint64 indexed issuerId, string uri);

    /// @notice An issuer declared that it issues nothing unanchored, for ever.
    /// @param issuerId The issuer.
    event AnchoredOnlyDeclared(uint64 indexed issuerId);

    /// @notice The controller is zero.
    error CredentialRegistryEmptyController();

    /// @notice The identifier is empty.
    error CredentialRegistryEmptyIdentifier();

    /// @notice The caller is not the controller of the issuer, or there is no such issuer.
    /// @param caller Who called.
    /// @param issuerId The issuer.
    error CredentialRegistryNotController(address caller, uint64 issuerId);

    /// @notice The caller was not proposed as the controller of the issuer.
    /// @param caller Who called.
    /// @param issuerId The issuer.
    error CredentialRegistryNotProposed(address caller, uint64 issuerId);

    /// @notice Creates an issuer. Its number is known when that is done, not before: by then anybody may have created
    /// another one, even with the same controller.
    /// @param controller The account that will manage it; not zero. A contract wallet is advised: a stolen
    /// controller can revoke everything, and no one can undo that.
    /// @param identifier Its identifier, such as "did:web:uni.example"; not empty, and for ever.
    /// @param uri Where more is said about it; goes into the event only.
    /// @return issuerId Its number, from 1.
    function createIssuer(
        address controller,
        string calldata identifier,
        string calldata uri
    ) external returns (uint64 issuerId);

    /// @notice Proposes a new controller, who has to accept. Only by the controller.
    /// @param issuerId The issuer.
    /// @param newController The account; replaces the one proposed before, and zero withdraws that.
    function proposeController(uint64 issuerId, address newController) external;

    /// @notice Takes over as the controller. Only by the account that is proposed.
    /// @param issuerId The issuer.
    function acceptController(uint64 issuerId) external;

    /// @notice Says where more is said about the issuer. Only by the controller.
    /// @param issuerId The issuer.
    /// @param uri The place; goes into the event only.
    function setIssuerUri(uint64 issuerId, string calldata uri) external;

    /// @notice Declares, once and for ever, that the issuer issues nothing unanchored, so that nobody can
    /// escape a revocation by cutting the anchor proof off. Only by the controller; again changes nothing.
    /// @param issuerId The issuer.
    function declareAnchoredOnly(uint64 issuerId) external;

    /// @notice What is known of an issuer.
    /// @param issuerId The issuer.
    /// @return issuer All zero if there is no such issuer.
    function issuerOf(uint64 issuerId) external view returns (Issuer memory issuer);
}
