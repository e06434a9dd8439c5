import { cut, type Hex } from '../bytes.ts'
import type { World } from '../history/World.ts'
import { NO_AGGREGATE, type Question, ZERO_ADDRESS, ZERO_HASH } from '../Question.ts'
import { createP256, toP256Address } from '../Signer.ts'
import { climbOne, flip, pathFaults } from './pathFaults.ts'

/** Turns a question into one with a fault. */
export type QuestionFault = (question: Question, world: World) => Question

/** What can be wrong with a question, besides what is said of an aggregate. */
export const credentialFaults: Readonly<Record<string, QuestionFault>> = {
  ...Object.fromEntries(
    Object.entries(pathFaults).map(([name, fault]): [string, QuestionFault] => [
      name,
      (question, { random }) => ({ ...question, ...fault(question, random) }),
    ]),
  ),
  'an inner node in its own tree': (question) => climbOne(question, false),
  'an inner node as a leaf': (question) => climbOne(question, true),
  'the sibling as the leaf': (question) => ({
    ...question,
    leaf: cut(question.path)?.[0] ?? question.leaf,
  }),
  'the root as the leaf': (question) => ({ ...question, leaf: question.root }),
  'the root as the only leaf': (question) => ({
    ...question,
    leaf: question.root,
    index: 0,
    size: 1,
    path: '0x',
  }),
  'a bit of the leaf': (question, { random }) => ({
    ...question,
    leaf: flip(question.leaf, random),
  }),
  'a leaf of zeros': (question) => ({ ...question, leaf: ZERO_HASH }),
  'another key': (question, { random, signers }) => ({
    ...question,
    key: random.pick(signers).address,
  }),
  'a key that nobody has': (question, { random }) => ({ ...question, key: random.hex(20) }),
  'no key': (question) => ({ ...question, key: ZERO_ADDRESS }),
  'another root': (question, { random, batches }) => ({
    ...question,
    root: random.pick(batches).root,
  }),
  'a root that nobody knows': (question, { random }) => ({ ...question, root: random.hex(32) }),
  'no root': (question) => ({ ...question, root: ZERO_HASH }),
  'nothing at all': () => NOTHING,
  'another position, without proof': (question, world) => ({
    ...question,
    index: drawPosition(question, world),
    path: '0x',
  }),
  'another issuer': (question, { issuers, random }) => ({
    ...question,
    issuerId: random.pick(issuers).id,
  }),
  'an unknown issuer': (question, { issuers, random }) => ({
    ...question,
    issuerId: random.pick([BigInt(issuers.length + 1), 2n ** 32n + 1n, 2n ** 64n - 1n]),
  }),
  'an assertion key of another': (question, { issuers, random }) => ({
    ...question,
    assertionKey: random.pick(random.pick(issuers).assertionKeys),
  }),
  'an unknown assertion key': (question, { random }) => ({
    ...question,
    assertionKey: random.hex(32),
  }),
  'a P-256 key that is none': (question, { random }) => {
    const { address, publicKey } = random.chance(50) ? fakeKey(random.hex(64)) : createP256(random)
    const signature = random.pick([random.hex(64), `0x${'00'.repeat(64)}`])
    return { ...question, key: address, aggregate: { ...question.aggregate, publicKey, signature } }
  },
}

/** Where something was done, or near it. */
function drawPosition({ key, root, size }: Question, { batches, random }: World): number {
  const batch = batches.find((it) => it.root === root && it.signer.address === key)
  const near = [...(batch?.touched ?? [])].flatMap((index) => [
    index,
    index,
    index + 1,
    index ^ 256,
  ])
  const positions = [...near, 0, 175, 176, size, size - 1].filter((it) => it >= 0 && it < 2 ** 32)
  return random.pick(positions)
}

const NOTHING: Question = {
  key: ZERO_ADDRESS,
  root: ZERO_HASH,
  index: 0,
  size: 0,
  leaf: ZERO_HASH,
  path: '0x',
  issuerId: 0n,
  assertionKey: ZERO_HASH,
  aggregate: NO_AGGREGATE,
}

/** A point that is not on the curve, and the address that it would stand under. */
function fakeKey(point: Hex) {
  return { address: toP256Address(point), publicKey: point }
}
