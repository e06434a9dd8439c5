import type { Answer, Fault } from './startProxy.ts'

const withStatus =
  (status: number, type: string, body: string): Fault =>
  ({ response }) =>
    void response.writeHead(status, { 'content-type': type }).end(body)

const withBody = (body: string) => withStatus(200, 'application/json', body)
const page = '<!doctype html><title>Welcome</title><p>Please sign in.'

/** An answer made of the good one. */
const changed =
  (change: (answer: Answer) => Answer): Fault =>
  async ({ ask, reply }) =>
    reply((await ask()).map(change))

const withResult = (result: unknown) =>
  changed(({ error: _, ...answer }) => ({ ...answer, result }))
const withError = (error: unknown) => changed(({ result: _, ...answer }) => ({ ...answer, error }))

const cut: Fault = async ({ ask, response }) => {
  const text = JSON.stringify((await ask())[0])
  response.writeHead(200, { 'content-length': text.length })
  response.write(text.slice(0, text.length >> 1), () => response.destroy())
}

const truncated: Fault = async ({ ask, response }) => {
  const text = JSON.stringify((await ask())[0])
  response.end(text.slice(0, -2))
}

/** A byte now and then, for as long as somebody listens. */
const trickle: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

/** More than anybody reads, as fast as it is read. */
const flood: Fault = ({ response }) => {
  const part = Buffer.alloc(2 ** 20, 0x20)
  response.on('error', () => {}).writeHead(200)
  let left = 64
  const go = () => {
    while (left-- > 0) if (!response.write(part)) return void response.once('drain', go)
    response.end('{}')
  }
  go()
}

/** What a node does that is out of order, and not lying: nothing is known after any of these. */
export const outages: Readonly<Record<string, Fault>> = {
  'a connection that is closed': ({ response }) => void response.destroy(),
  'an answer that is cut': cut,
  silence: () => {},
  'a trickle': trickle,
  'a flood': flood,
  'truncated JSON': truncated,
  'no body': withBody(''),
  'a page': withStatus(200, 'text/html', page),
  null: withBody('null'),
  'a number': withBody('7'),
  'a text': withBody('"0x1"'),
  'an empty list': withBody('[]'),
  'an empty object': withBody('{}'),
  'status 429': withStatus(429, 'text/plain', 'Slow down.'),
  'status 500 with a page': withStatus(500, 'text/html', page),
  'status 503 without a body': withStatus(503, 'text/plain', ''),
  'a redirection': withStatus(302, 'text/html', page),
  'a limit of requests': withError({ code: -32005, message: 'limit exceeded' }),
  'an internal error': withError({ code: -32603, message: 'internal error' }),
  'no such method': withError({ code: -32601, message: 'the method does not exist' }),
  'no such state': withError({ code: -32000, message: 'missing trie node' }),
  'a revert': withError({ code: 3, message: 'execution reverted', data: '0x' }),
  'an error that is text': withError('no'),
  'an error that is true': withError(true),
  'an error beside a result': changed((it) => ({ ...it, error: { code: -32000, message: 'no' } })),
  'no result': withResult(undefined),
  'a result of null': withResult(null),
  'a result that is a number': withResult(1),
  'a result that is true': withResult(true),
  'a result that is a list': withResult([]),
  'a result that is an object': withResult({}),
  'a result of no bytes': withResult('0x'),
  'a result that is no hex': withResult('0xzz'),
  'a result of half a byte': withResult('0x1'.padEnd(67, '0')),
  'a result that is too long': withResult(`0x${'00'.repeat(2 ** 16)}`),
}

/** What a client that does not look at ids would take for its answer. */
export const misdirected: Readonly<Record<string, Fault>> = {
  'an answer to another call': changed(({ id, ...answer }) => ({ ...answer, id: Number(id) + 1 })),
  'an answer without an id': changed(({ id: _, ...answer }) => answer),
  'an answer with its id as text': changed(({ id, ...answer }) => ({ ...answer, id: `${id}` })),
}
