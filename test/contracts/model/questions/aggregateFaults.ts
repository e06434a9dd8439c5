import { fromHex, join, toBytes } from '../bytes.ts'
import type { World } from '../history/World.ts'
import { type AggregateProof, NO_AGGREGATE, ZERO_ADDRESS, ZERO_HASH } from '../Question.ts'
import type { QuestionFault } from './credentialFaults.ts'
import { drop, flip, pathFaults } from './pathFaults.ts'

type Fault = (proof: AggregateProof, world: World) => Partial<AggregateProof>

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const fieldFaults: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(
    Object.entries(pathFaults).map(([name, fault]): [string, Fault] => [
      name,
      (proof, { random }) => fault(proof, random),
    ]),
  ),
  'another root': (_, { batches, random }) => ({
    superRoot: random.pick(batches.flatMap(({ proofs }) => proofs)).superRoot,
  }),
  'an unknown root': (_, { random }) => ({ superRoot: random.hex(32) }),
  'no root': () => ({ superRoot: ZERO_HASH }),
  'a later time': ({ notAfter }, { random }) => ({ notAfter: notAfter + random.pick([1, 1_000]) }),
  'an earlier time': ({ notAfter }) => ({ notAfter: Math.max(0, notAfter - 1) }),
  'no time': () => ({ notAfter: 0 }),
  'the latest time': () => ({ notAfter: 2 ** 40 - 1 }),
  'the signature of another': (_, { batches, random }) => ({
    signature: random.pick(batches.flatMap(({ proofs }) => proofs)).signature,
  }),
  'no signature': () => ({ signature: '0x' }),
  'a signature of zeros': () => ({ signature: `0x${'00'.repeat(64)}` }),
  'a bit of the signature': ({ signature }, { random }) => ({ signature: flip(signature, random) }),
  'the other s': ({ signature }) => {
    const s = BigInt(`0x${signature.slice(66, 130) || '0'}`)
    const other = s < P256_ORDER ? P256_ORDER - s : s
    return { signature: join(fromHex(signature.slice(0, 66)), toBytes(other, 32)) }
  },
  'a signature without its last byte': ({ signature }) => ({ signature: drop(signature, 1) }),
  'half a signature': ({ signature }) => ({ signature: drop(signature, 32) }),
  'a signature with a byte more': ({ signature }) => ({ signature: `${signature}1b` }),
  'a signature with the public key': ({ signature, publicKey }) => ({
    signature: signature + publicKey.slice(2),
  }),
  'no public key': () => ({ publicKey: '0x' }),
  'the public key of another': (_, { random, signers }) => ({
    publicKey: random.pick(signers.map(({ publicKey }) => publicKey).filter((it) => it !== '0x')),
  }),
  'a bit of the public key': ({ publicKey }, { random }) => ({
    publicKey: flip(publicKey, random),
  }),
  'a public key without its last byte': ({ publicKey }) => ({ publicKey: drop(publicKey, 1) }),
  'a public key with a byte more': ({ publicKey }) => ({ publicKey: `${publicKey}00` }),
  'a public key of zeros': () => ({ publicKey: `0x${'00'.repeat(64)}` }),
}

/** What can be wrong with what a question says of an aggregate. */
export const aggregateFaults: Readonly<Record<string, QuestionFault>> = {
  ...Object.fromEntries(
    Object.entries(fieldFaults).map(([name, fault]): [string, QuestionFault] => [
      name,
      (question, world) => ({
        ...question,
        aggregate: { ...question.aggregate, ...fault(question.aggregate, world) },
      }),
    ]),
  ),
  none: (question) => ({ ...question, aggregate: NO_AGGREGATE }),
  // What recovering a bad signature gives.
  'nobody, whose signature is bad': (question, { random }) => ({
    ...question,
    key: ZERO_ADDRESS,
    aggregate: {
      ...question.aggregate,
      signature: random.pick([`0x${'00'.repeat(64)}`, '0x', question.aggregate.signature]),
    },
  }),
}
