import type { VerifierOptions } from '../../../verifier/createVerifier.ts'
import type { IssuingService } from '../issuing/IssuingService.ts'
import { ServerError } from './ServerError.ts'

/** Bounds on what a server takes, and on how long. */
export type ServerLimits = {
  /** Largest body of a request, and longest line of a batch, in bytes. Default 1 MiB. */
  readonly maxBytes: number
  /** Most lines of a batch. Default 10,000. */
  readonly maxLines: number
  /** Most credentials judged at a time, those of batches apart; more are turned away. Default 64. */
  readonly maxRequests: number
  /** Most batches at a time; more are turned away. Default 4. */
  readonly maxBatches: number
  /** Most connections at a time; more are closed at once. Default 512. */
  readonly maxConnections: number
  /** How long a client may take to send the headers of a request. Default 10,000. */
  readonly headerMilliseconds: number
  /** How long a request may take, from its headers to its verdict. Default 30,000. */
  readonly requestMilliseconds: number
  /** How long a batch may take. Default 600,000. */
  readonly batchMilliseconds: number
  /** How long the client of a batch may send no line, or take none; and how long a connection waits for its next request. Default 15,000. */
  readonly idleMilliseconds: number
  /** How long a server that is stopped goes on with what is under way. Default 20,000. */
  readonly stopMilliseconds: number
}

/** The limits where none are named. */
export const defaultServerLimits: ServerLimits = {
  maxBytes: 2 ** 20,
  maxLines: 10_000,
  maxRequests: 64,
  maxBatches: 4,
  maxConnections: 512,
  headerMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  batchMilliseconds: 600_000,
  idleMilliseconds: 15_000,
  stopMilliseconds: 20_000,
}

/** One request, as a log has it: nothing that anybody sent is in it but the method. */
export type RequestEntry = {
  /** When it was answered, ISO 8601. */
  readonly time: string
  readonly method: string
  /** As `/openapi.json` has it; `-` where there is none. */
  readonly route: string
  /** 0 where the client was gone before there was an answer. */
  readonly status: number
  readonly ms: number
  /** Sent, with headers. */
  readonly bytes: number
}

/** How to serve. */
export type ServerOptions = {
  /** What judges. Its node, where it has one, is asked whether the server is ready. */
  readonly verifier: VerifierOptions
  /** The address to listen on. Default 127.0.0.1: this machine alone. */
  readonly host?: string
  /** Default 8080; 0 for any that is free. */
  readonly port?: number
  /** Web pages that may ask from browsers, such as `https://app.example`. Default none. */
  readonly origins?: readonly string[]
  readonly limits?: Partial<ServerLimits>
  /** Issues credentials, too, for who has the token. */
  readonly issuing?: IssuingService
  /** Told of each request when it is over. */
  readonly onRequest?: (entry: RequestEntry) => void
}

/**
 * The limits, those that were not named by default.
 *
 * @throws {ServerError} `SERVER_OPTION` where one of them is no whole number above 0.
 */
export function toServerLimits(limits: Partial<ServerLimits> = {}): ServerLimits {
  const all = { ...defaultServerLimits, ...limits }
  const wrong = Object.entries(all).find(([, value]) => !isLimit(value))
  if (!wrong) return all
  const problem = `the limit ${wrong[0]} is no whole number from 1 to 2^31 - 1`
  throw new ServerError({ code: 'SERVER_OPTION', problem })
}

/** What a timer of Node can wait for, too. */
function isLimit(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 2 ** 31
}

/**
 * Origins as browsers write them.
 *
 * @throws {ServerError} `SERVER_OPTION` where one of them is none.
 */
export function checkOrigins(origins: readonly string[] = []): readonly string[] {
  for (const origin of origins) {
    const isOne = URL.canParse(origin) && new URL(origin).origin === origin
    if (isOne && /^https?:/.test(origin)) continue
    const problem = 'an origin is none, such as https://app.example'
    throw new ServerError({ code: 'SERVER_OPTION', problem })
  }
  return origins
}
