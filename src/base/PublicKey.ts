/**
 * A public key as somebody publishes it: a Multikey (Controlled Identifiers 1.0 §2.2.2), or the members
 * of a JSON Web Key (RFC 7517 §4) where its type has no Multikey, as RSA. What reads a key checks it:
 * this type says nothing of its goodness.
 */
export type PublicKey =
  | { readonly multikey: string }
  | { readonly jwk: Readonly<Record<string, unknown>> }
