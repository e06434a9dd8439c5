// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Edge} from "../types/Edge.sol";
import {GrantRecord} from "../types/GrantRecord.sol";
import {PathFlaw} from "../types/PathFlaw.sol";
import {ICredentialRegistry} from "./ICredentialRegistry.sol";
import {IStorageReader} from "./IStorageReader.sol";

/// @title Registry of who vouches for whom
/// @notice A grant is one issuer vouching for another, within a scope, from the time of its block on. It is written
/// once, and can only be narrowed afterwards; to widen it, write another with another sequence. A grant is to the
/// number of an issuer and so, identifiers being for ever, to that name. No owner, no upgrade, no ETH.
/// @dev Only the controller of the granting issuer, as the credential registry knows it now, writes or narrows: by
/// calling, or by a signature that anybody sends. A controller that is a contract cannot sign: it calls. To ask for
/// what is so already changes nothing and emits nothing, so that a relayer loses nothing if somebody else sends the
/// same first. Nothing can be done twice with another effect, so there are no nonces. Refusals of a time are errors of
/// contracts/types/Window.sol.
interface ITrustRegistry is IStorageReader {
    /// @notice An issuer vouched for another, from the time of this block on.
    /// @param from The issuer that granted.
    /// @param to The issuer that it vouched for.
    /// @param scope What for; 0 for everything.
    /// @param sequence Which of their grants in this scope.
    /// @param end When it ends; 0 if that is open.
    /// @param depth How many more grants may follow it in a path.
    event Granted(
        uint64 indexed from,
        uint64 indexed to,
        bytes32 indexed scope,
        uint32 sequence,
        uint40 end,
        uint8 depth
    );

    /// @notice A grant was ended, or its end moved earlier.
    /// @param from The issuer that granted.
    /// @param to The issuer that it vouched for.
    /// @param scope What for; 0 for everything.
    /// @param sequence Which of their grants in this scope.
    /// @param end When it ends.
    event GrantEnded(uint64 indexed from, uint64 indexed to, bytes32 indexed scope, uint32 sequence, uint40 end);

    /// @notice A grant was disowned, or since an earlier time than before.
    /// @param from The issuer that granted.
    /// @param to The issuer that it vouched for.
    /// @param scope What for; 0 for everything.
    /// @param sequence Which of their grants in this scope.
    /// @param badSince Since when it does not count.
    event GrantDisowned(
        uint64 indexed from,
        uint64 indexed to,
        bytes32 indexed scope,
        uint32 sequence,
        uint40 badSince
    );

    /// @notice The caller is not the controller of the granting issuer, or there is no such issuer.
    /// @param caller Who called.
    /// @param issuerId The issuer.
    error TrustRegistryNotController(address caller, uint64 issuerId);

    /// @notice What was signed could be sent until a time that has passed.
    /// @param deadline That time.
    /// @param time The block time.
    error TrustRegistrySignatureExpired(uint256 deadline, uint256 time);

    /// @notice The controller of the granting issuer did not sign this, or there is no such issuer.
    /// @param controller The controller; zero if there is no such issuer.
    /// @param issuerId The issuer.
    error TrustRegistryInvalidSignature(address controller, uint64 issuerId);

    /// @notice An issuer cannot vouch for itself.
    /// @param issuerId The issuer.
    error TrustRegistrySelfGrant(uint64 issuerId);

    /// @notice There is no such issuer to vouch for.
    /// @param issuerId The issuer.
    error TrustRegistryUnknownIssuer(uint64 issuerId);

    /// @notice There is a grant of this sequence, with other terms than those that were asked for.
    /// @param edge The grant.
    error TrustRegistrySequenceUsed(Edge edge);

    /// @notice There is no such grant.
    /// @param edge The grant.
    error TrustRegistryUnknownGrant(Edge edge);

    /// @notice Vouches for another issuer, from now on. Only by the controller of the granting issuer.
    /// @param edge Who for whom and what for; two different issuers that exist, and a sequence not used before.
    /// @param end When it ends, not before now; 0 to leave that open.
    /// @param depth How many more grants may follow it in a path: with 0 the other issues, and vouches for nobody.
    function grant(Edge calldata edge, uint40 end, uint8 depth) external;

    /// @notice Does what `grant` does, by the signature of the controller.
    /// Grant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 end,uint8 depth,uint256 deadline)
    /// @param edge Who for whom and what for; two different issuers that exist, and a sequence not used before.
    /// @param end When it ends, not before now; 0 to leave that open.
    /// @param depth How many more grants may follow it in a path: with 0 the other issues, and vouches for nobody.
    /// @param deadline The last block time at which it can be sent.
    /// @param signature r ‖ s ‖ v, 65 bytes, low s.
    function grantBySig(
        Edge calldata edge,
        uint40 end,
        uint8 depth,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Ends a grant, or moves its end earlier. What rested on it before that second stays good. Only by the
    /// controller of the granting issuer.
    /// @param edge The grant.
    /// @param end When it ends: not before now, and not after the end that it has.
    function endGrant(Edge calldata edge, uint40 end) external;

    /// @notice Does what `endGrant` does, by the signature of the controller. An end that lies behind when it is sent
    /// is refused: sign one that is not before the deadline.
    /// EndGrant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 end,uint256 deadline)
    /// @param edge The grant.
    /// @param end When it ends: not before now, and not after the end that it has.
    /// @param deadline The last block time at which it can be sent.
    /// @param signature r ‖ s ‖ v, 65 bytes, low s.
    function endGrantBySig(Edge calldata edge, uint40 end, uint256 deadline, bytes calldata signature) external;

    /// @notice Disowns a grant: what was anchored from that time on does not rest on it. Only by the controller of
    /// the granting issuer.
    /// @param edge The grant.
    /// @param since The time: not 0, not after now, and not after the one declared already. A time before it was
    /// written makes it never good.
    function disownGrant(Edge calldata edge, uint40 since) external;

    /// @notice Does what `disownGrant` does, by the signature of the controller.
    /// DisownGrant(uint64 from,uint64 to,bytes32 scope,uint32 sequence,uint40 since,uint256 deadline)
    /// @param edge The grant.
    /// @param since The time: not 0, not after now, and not after the one declared already. A time before it was
    /// written makes it never good.
    /// @param deadline The last block time at which it can be sent.
    /// @param signature r ‖ s ‖ v, 65 bytes, low s.
    function disownGrantBySig(Edge calldata edge, uint40 since, uint256 deadline, bytes calldata signature) external;

    /// @notice What is known of a grant.
    /// @param edge The grant.
    /// @return record All zero if it was never written.
    function grantOf(Edge calldata edge) external view returns (GrantRecord memory record);

    /// @notice Whether a path of grants leads from one issuer to another: each edge starts where the one before it
    /// ends; scopes are 0, and from some edge to the end the one asked for; each grant is good at that time and
    /// allows the edges that follow it. A path of scope 0 alone vouches for everything, so for any scope.
    /// @param root The issuer where it has to start. Which root to trust is up to the reader.
    /// @param issuer The issuer where it has to end.
    /// @param scope What has to be vouched for; 0 for everything.
    /// @param path The edges in order; none only where the root is the issuer.
    /// @param time When each of them has to be good: that of the anchor.
    /// @return flaw The first thing that is wrong, or None.
    /// @return place The edge, from 0, where it is; the number of edges where no edge is wrong.
    function judgePath(
        uint64 root,
        uint64 issuer,
        bytes32 scope,
        Edge[] calldata path,
        uint40 time
    ) external view returns (PathFlaw flaw, uint256 place);

    /// @notice The registry whose issuers these are.
    /// @return registry Its contract; for ever.
    function credentialRegistry() external view returns (ICredentialRegistry registry);
}
