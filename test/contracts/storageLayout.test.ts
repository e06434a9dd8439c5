import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { AbiCoder, id, keccak256, toBeHex } from 'ethers'
import { artifacts, network } from 'hardhat'
import { packIndexes } from './support/batches.ts'
import { expectSnapshot } from './support/expectSnapshot.ts'
import type { Edge } from './support/grants.ts'
import { addP256, toP256Key } from './support/keys.ts'

const ROOT = id('root')
const HEIR = '0x00000000000000000000000000000000000000c1'
const P256_SECRET = id('a P-256 key')

describe('storage layout', () => {
  // Proofs of storage are made against these slots, so a deployed layout is for ever.
  it('is the one of the snapshot', async () => {
    await expectSnapshot('storage-layout', await readLayout('CredentialRegistry'))
  })

  it('of grants is the one of the snapshot', async () => {
    await expectSnapshot('storage-layout-trust', await readLayout('TrustRegistry'))
  })

  it('packs time, size, flags and inline revocations into the slot of the anchor', async () => {
    const { key, readSlot, registry, timeOf } = await deploy()

    const anchored = await registry.anchor(ROOT, 1_000)
    await registry.revoke(key, ROOT, packIndexes([999, 4]), 0)

    const slot = await readSlot(anchorSlot(key))
    expect(slot & ((1n << 40n) - 1n)).to.equal(await timeOf(anchored))
    expect((slot >> 40n) & 0xffffffffn).to.equal(1_000n)
    expect((slot >> 72n) & 0xffn).to.equal(0n)
    expect(slot >> 80n).to.equal(1_000n | (5n << 10n))
  })

  it('keeps one bit per position and purpose in words', async () => {
    const { key, readSlot, registry } = await deploy()

    // The first five are in the slot of the anchor.
    await registry.revoke(key, ROOT, packIndexes([1, 2, 3, 4, 5, 700, 701]), 0)
    await registry.suspend(key, ROOT, packIndexes([702]), 0)

    const bit = 1n << (700n % 256n)
    expect(await readSlot(wordSlot(key, { purpose: 0, word: 2 }))).to.equal(bit | (bit << 1n))
    expect(await readSlot(wordSlot(key, { purpose: 1, word: 2 }))).to.equal(bit << 2n)
    expect(await readSlot(wordSlot(key, { purpose: 2, word: 2 }))).to.equal(0n)
  })

  it('keeps revocations from before the anchor in entries of 32 bits, and says so in the flags', async () => {
    const { key, readSlot, registry } = await deploy()

    await registry.revoke(key, ROOT, packIndexes([700, 3]), 0)

    expect(await readSlot(anchorSlot(key))).to.equal((1n << 79n) | (701n << 80n) | (4n << 112n))
  })

  it('keeps the time of an aggregate and one bit per nonce', async () => {
    const { key, readSlot, registry, timeOf } = await deploy()

    const aggregated = await registry.aggregate(ROOT)
    await registry.cancelNonce(700)

    expect(await readSlot(aggregateSlot(ROOT))).to.equal(await timeOf(aggregated))
    expect(await readSlot(nonceSlot(key, 2))).to.equal(1n << (700n % 256n))
  })

  it('keeps an issuer in three slots', async () => {
    const { key, readSlot, registry } = await deploy()
    const identifier = 'did:web:uni.example'

    await registry.createIssuer(key, identifier, '')
    await registry.declareAnchoredOnly(1)
    await registry.proposeController(1, HEIR)

    const slot = issuerSlot(1)
    expect(await readSlot(toBeHex(slot, 32))).to.equal(BigInt(key) | (1n << 160n))
    expect(await readSlot(toBeHex(slot + 1n, 32))).to.equal(BigInt(id(identifier)))
    expect(await readSlot(toBeHex(slot + 2n, 32))).to.equal(BigInt(HEIR))
    expect(await readSlot(toBeHex(5, 32))).to.equal(1n)
  })

  it('packs issuer, window, type and roles into the slot of the key', async () => {
    const { readSlot, registry, signer, timeOf } = await deploy()
    const later = 4_000_000_000n
    await registry.createIssuer(signer, 'did:web:one.example', '')
    await registry.createIssuer(signer, 'did:web:two.example', '')

    const added = await addP256(registry, {
      issuerId: 2,
      controller: signer,
      secret: P256_SECRET,
      roles: 5,
    })
    const key = toP256Key(P256_SECRET)
    await registry.endKey(key, later)
    await registry.declareKeyCompromised(key, 7)

    expect(await readSlot(keySlot(key))).to.equal(
      2n |
        ((await timeOf(added)) << 64n) |
        (later << 104n) |
        (7n << 144n) |
        (2n << 184n) |
        (5n << 192n),
    )
  })

  it('packs the window of an assertion key into one slot', async () => {
    const { key, readSlot, registry, timeOf } = await deploy()
    const later = 4_000_000_000n
    await registry.createIssuer(key, 'did:web:uni.example', '')

    const added = await registry.addAssertionKey(1, 'z6MkMultikey')
    await registry.endAssertionKey(1, id('z6MkMultikey'), later)
    await registry.declareAssertionKeyCompromised(1, id('z6MkMultikey'), 7)

    expect(await readSlot(assertionKeySlot(1, id('z6MkMultikey')))).to.equal(
      (await timeOf(added)) | (later << 40n) | (7n << 80n),
    )
  })

  it('packs the window and the depth of a grant into one slot', async () => {
    const { deployTrust, registry, signer, timeOf } = await deploy()
    const { readSlot, trust } = await deployTrust()
    const edge = { from: 1, to: 2, scope: id('type:Course'), sequence: 9 }
    const later = 4_000_000_000n
    await registry.createIssuer(signer, 'did:web:one.example', '')
    await registry.createIssuer(signer, 'did:web:two.example', '')

    const granted = await trust.grant(edge, 0, 3)
    await trust.endGrant(edge, later)
    await trust.disownGrant(edge, 7)

    expect(await readSlot(grantSlot(edge))).to.equal(
      (await timeOf(granted)) | (later << 40n) | (7n << 80n) | (3n << 120n),
    )
  })
})

async function deploy() {
  const { ethers } = await network.create()
  const [signer] = await ethers.getSigners()
  const registry = await ethers.deployContract('CredentialRegistry')
  const readSlotOf = (address: string) => async (slot: string) =>
    BigInt(await ethers.provider.getStorage(address, slot))

  return {
    key: signer!.address,
    registry,
    signer: signer!,
    deployTrust: async () => {
      const trust = await ethers.deployContract('TrustRegistry', [registry])
      return { trust, readSlot: readSlotOf(await trust.getAddress()) }
    },
    readSlot: readSlotOf(await registry.getAddress()),
    timeOf: async ({ blockNumber }: { blockNumber: number | null }) =>
      BigInt((await ethers.provider.getBlock(blockNumber!))!.timestamp),
  }
}

function anchorSlot(key: string): string {
  return hash(['bytes32', 'uint256'], [hash(['address', 'bytes32'], [key, ROOT]), 0])
}

function issuerSlot(issuerId: number): bigint {
  return BigInt(hash(['uint64', 'uint256'], [issuerId, 2]))
}

function keySlot(key: string): string {
  return hash(['address', 'uint256'], [key, 3])
}

function assertionKeySlot(issuerId: number, keyHash: string): string {
  return hash(['bytes32', 'bytes32'], [keyHash, hash(['uint64', 'uint256'], [issuerId, 4])])
}

function grantSlot({ from, to, scope, sequence }: Edge): string {
  const types = ['uint64', 'uint64', 'bytes32', 'uint32']
  return hash(['bytes32', 'uint256'], [hash(types, [from, to, scope, sequence]), 0])
}

function wordSlot(key: string, { purpose, word }: { purpose: number; word: number }): string {
  const batch = hash(['bytes32', 'uint256'], [hash(['address', 'bytes32'], [key, ROOT]), 1])
  return hash(['uint256', 'bytes32'], [word, hash(['uint256', 'bytes32'], [purpose, batch])])
}

function aggregateSlot(superRoot: string): string {
  return hash(['bytes32', 'uint256'], [superRoot, 6])
}

function nonceSlot(signer: string, word: number): string {
  return hash(['uint256', 'bytes32'], [word, hash(['address', 'uint256'], [signer, 7])])
}

function hash(types: readonly string[], values: readonly unknown[]): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, values))
}

type Variable = { label: string; slot: string; offset: number; type: string }
type Layout = {
  storage: Variable[]
  types: Record<string, { label: string; numberOfBytes: string; members?: Variable[] }>
}

/** The compiler's layout without the numbers that it gives to types, which change with any edit. */
async function readLayout(contract: string) {
  const { storage, types } = await readCompilerLayout(contract)
  const name = ({ label, slot, offset, type }: Variable) => ({
    label,
    slot: Number(slot),
    offset,
    type: types[type]!.label,
  })
  return {
    storage: storage.map(name),
    types: Object.fromEntries(
      Object.values(types).map(({ label, numberOfBytes, members }) => [
        label,
        { bytes: Number(numberOfBytes), ...(members && { members: members.map(name) }) },
      ]),
    ),
  }
}

// By way of the artifact: build infos of older compilations stay on disk.
async function readCompilerLayout(contract: string): Promise<Layout> {
  const source = `contracts/${contract}.sol`
  const buildInfoId = await artifacts.getBuildInfoId(`${source}:${contract}`)
  const path = await artifacts.getBuildInfoOutputPath(buildInfoId!)
  const { output } = JSON.parse(await readFile(path!, 'utf8'))
  return output.contracts[`project/${source}`][contract].storageLayout
}
