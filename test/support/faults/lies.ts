import { type Hex, isHex } from '../../../src/base/hex.ts'
import type { Answer, Call, Fault } from './startProxy.ts'

/** How a node may lie about one kind of answer. */
export type Lie = {
  /** The calls that it is about. */
  readonly isAbout: (call: Call) => boolean
  readonly tell: (result: unknown) => unknown
}

const about =
  (method: string) =>
  (call: Call): boolean =>
    call.method === method

/** A call at a block that is named by its hash: one for slots. */
const isForSlots = ({ method, params }: Call) => method === 'eth_call' && isAtHash(params[1])
const isAtHash = (at: unknown) => typeof at === 'object' && at !== null && 'blockHash' in at
const isForName = (call: Call) => call.method === 'eth_call' && !isForSlots(call)

/** The words behind the head of a list, changed one by one. */
const changeWords = (change: (word: string, place: number) => string) => (result: unknown) => {
  if (!isHex(result)) return result
  const words = result.slice(2).match(/.{64}/g) ?? []
  const changed = words.map((word, i) => (i < 2 ? word : change(word, i - 2)))
  return `0x${changed.join('')}` satisfies Hex
}

const zero = '0'.repeat(64)
const withMember = (name: string, value: unknown) => (result: unknown) => ({
  ...(result as object),
  [name]: value,
})

/** Lies that contradict something else that the node says, or what is known without it. */
export const caught: Readonly<Record<string, Lie>> = {
  'another chain': { isAbout: about('eth_chainId'), tell: () => '0x1' },
  'no code': { isAbout: about('eth_getCode'), tell: () => '0x' },
  'other code': { isAbout: about('eth_getCode'), tell: (code) => `${code}00` },
  'another name': {
    isAbout: isForName,
    tell: (result) => String(result).replace('436169726e', '436169726f'),
  },
  'an old final block': {
    isAbout: about('eth_getBlockByNumber'),
    tell: withMember('timestamp', '0x1'),
  },
  'a block without a hash': {
    isAbout: about('eth_getBlockByNumber'),
    tell: withMember('hash', null),
  },
  'a block that it does not have': {
    isAbout: about('eth_getBlockByNumber'),
    tell: withMember('hash', `0x${'ab'.repeat(32)}`),
  },
  'a word too few': {
    isAbout: isForSlots,
    tell: (result) => String(result).slice(0, -64),
  },
  'a word too many': { isAbout: isForSlots, tell: (result) => `${result}${zero}` },
  'another length': {
    isAbout: isForSlots,
    tell: (result) => String(result).replace(/^(0x.{64}).{64}/, `$1${'f'.repeat(64)}`),
  },
  'ones in every slot': { isAbout: isForSlots, tell: changeWords(() => 'f'.repeat(64)) },
}

/** Lies about slots that are consistent: nothing that one node says can show them. */
export const believed = {
  'nothing in any slot': { isAbout: isForSlots, tell: changeWords(() => zero) },
  'nothing but the anchor': {
    isAbout: isForSlots,
    tell: changeWords((word, i) => (i === 1 ? `${zero.slice(0, 46)}${word.slice(46)}` : zero)),
  },
  'a revocation': {
    isAbout: isForSlots,
    tell: changeWords((word, i) => (i === 2 ? 'f'.repeat(64) : word)),
  },
  'an anchor of one leaf': {
    isAbout: isForSlots,
    tell: changeWords((word, i) =>
      i === 1 ? `${zero.slice(0, 46)}00000001${'65f0000000'}` : word,
    ),
  },
} as const satisfies Record<string, Lie>

/** The fault of a node that tells this lie whenever it can. */
export function toFault({ isAbout, tell }: Lie): Fault {
  return async ({ calls, ask, reply }) => {
    const answers = await ask()
    reply(answers.map((answer, i) => change(answer, calls[i] as Call)))
  }
  function change(answer: Answer, call: Call): Answer {
    return isAbout(call) && 'result' in answer ? { ...answer, result: tell(answer.result) } : answer
  }
}
