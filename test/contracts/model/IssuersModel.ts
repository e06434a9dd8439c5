import { type Hex, hash } from './bytes.ts'
import { ZERO_ADDRESS } from './Question.ts'
import { canEnd, canTurnBad, NO_WINDOW, type Window } from './Window.ts'

type Issuer = {
  controller: Hex
  anchoredOnly: boolean
  identifierHash: Hex
  pendingController: Hex
  assertionKeys: Map<Hex, Window>
}

/** Issuers and their assertion keys. Each method says whether the registry has to take the call. */
export class IssuersModel {
  readonly #issuers = new Map<bigint, Issuer>()

  create(controller: Hex, identifier: string): boolean {
    if (controller === ZERO_ADDRESS || identifier === '') return false
    this.#issuers.set(BigInt(this.#issuers.size + 1), {
      controller,
      anchoredOnly: false,
      identifierHash: hash(Buffer.from(identifier, 'utf8')),
      pendingController: ZERO_ADDRESS,
      assertionKeys: new Map(),
    })
    return true
  }

  propose(caller: Hex, id: bigint, controller: Hex): boolean {
    return this.#change(caller, id, (issuer) => {
      issuer.pendingController = controller
      return true
    })
  }

  accept(caller: Hex, id: bigint): boolean {
    const issuer = this.#issuers.get(id)
    if (issuer === undefined || issuer.pendingController !== caller) return false
    issuer.controller = caller
    issuer.pendingController = ZERO_ADDRESS
    return true
  }

  declareAnchoredOnly(caller: Hex, id: bigint): boolean {
    return this.#change(caller, id, (issuer) => {
      issuer.anchoredOnly = true
      return true
    })
  }

  addAssertionKey(caller: Hex, id: bigint, multikey: string, now: number): boolean {
    const keyHash = hash(Buffer.from(multikey, 'utf8'))
    return this.#change(caller, id, ({ assertionKeys }) => {
      if (multikey === '' || assertionKeys.has(keyHash)) return false
      assertionKeys.set(keyHash, { ...NO_WINDOW, from: now })
      return true
    })
  }

  endAssertionKey(caller: Hex, id: bigint, keyHash: Hex, end: number, now: number): boolean {
    return this.#change(caller, id, ({ assertionKeys }) => {
      const window = assertionKeys.get(keyHash)
      if (window === undefined || !canEnd(window, end, now)) return false
      assertionKeys.set(keyHash, { ...window, end })
      return true
    })
  }

  voidAssertionKey(caller: Hex, id: bigint, keyHash: Hex, since: number, now: number): boolean {
    return this.#change(caller, id, ({ assertionKeys }) => {
      const window = assertionKeys.get(keyHash)
      if (window === undefined || !canTurnBad(window, since, now)) return false
      assertionKeys.set(keyHash, { ...window, badSince: since })
      return true
    })
  }

  has(id: bigint): boolean {
    return this.#issuers.has(id)
  }

  isController(account: Hex, id: bigint): boolean {
    return this.#issuers.get(id)?.controller === account
  }

  recordOf(id: bigint) {
    const { controller, anchoredOnly, identifierHash, pendingController } =
      this.#issuers.get(id) ?? NO_ISSUER
    return { controller, anchoredOnly, identifierHash, pendingController }
  }

  assertionKeyOf(id: bigint, keyHash: Hex): Window {
    return this.#issuers.get(id)?.assertionKeys.get(keyHash) ?? NO_WINDOW
  }

  #change(caller: Hex, id: bigint, change: (issuer: Issuer) => boolean): boolean {
    const issuer = this.#issuers.get(id)
    return issuer !== undefined && issuer.controller === caller && change(issuer)
  }
}

const NO_ISSUER = {
  controller: ZERO_ADDRESS,
  anchoredOnly: false,
  identifierHash: `0x${'00'.repeat(32)}`,
  pendingController: ZERO_ADDRESS,
}
