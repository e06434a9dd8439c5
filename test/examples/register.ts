import type { Account, Chain, Client, LocalAccount, Transport } from 'viem'
import { fromViemWallet } from '../../src/adapters/viem.ts'
import { type AccountId, createIssuerWriter, toKeyConsentData } from '../../src/index.ts'

/** Makes an issuer, and gives it a key that anchors and revokes for it. */
export async function register(
  wallet: Client<Transport, Chain, Account>,
  registry: AccountId,
  { key, deadline }: { key: LocalAccount; deadline: number },
) {
  const issuers = createIssuerWriter({ sender: fromViemWallet(wallet), registry })
  const { issuerId } = await issuers.createIssuer({ identifier: 'did:web:academy.example' })

  const { controller } = issuers
  const roles = ['anchor', 'revoke'] as const
  const keyId = { key: key.address, type: 'account', roles } as const
  const consent = { registry, issuerId, controller, ...keyId, deadline }
  await issuers.addKey(consent, await key.signTypedData(toKeyConsentData(consent)))
  return issuerId
}
