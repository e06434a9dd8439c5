/** What every contestant is given: the same credentials, on the same node. */
export type Trial = {
  /** JSON Lines, a credential on each. */
  readonly file: string
  /** JSON-RPC address of the node. */
  readonly url: string
  /** A policy file that knows the issuer. */
  readonly policy: string
  /** Whether to look at what is held: the engine then collects its garbage again and again, which takes time. */
  readonly looksAtMemory?: boolean
}

/** What a contestant needed, in a process of its own. */
export type Figures = {
  readonly credentials: number
  /** Wall time from the first credential to the last verdict, everything loaded and warm. */
  readonly seconds: number
  /** What all its threads together worked in that time. */
  readonly cpuSeconds: number
  /** Requests to the node, those of warming up included: what was read then is remembered. */
  readonly requests: number
  /** How many credentials they were about. */
  readonly askedAbout: number
  /** The largest memory of the process, in megabytes: much of it is garbage that the engine lets lie. */
  readonly megabytes: number
  /** The most that was held, garbage collected, in megabytes; absent where nobody looked. */
  readonly heldMegabytes?: number
}

/** Verifies every credential of a file; throws where one does not come out as it must. */
export type Contestant = (trial: Trial) => Promise<Figures>
