import { connect } from 'node:net'

/** A connection on which a test says what it wants, and what came back on it. */
export type Connection = {
  /** Sends text; resolves when it was handed on. */
  send(text: string): Promise<void>
  /** Everything that came, once the other side has closed. */
  readonly all: Promise<string>
  /** What came so far. */
  readonly received: string
  /** Takes nothing more that comes. */
  pause(): void
  close(): void
}

/** Opens a connection to a server, below HTTP. */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.setEncoding('utf8').on('data', (text) => (received += text))
  socket.on('error', () => {})
  const all = new Promise<string>((resolve) => socket.once('close', () => resolve(received)))
  await new Promise((resolve) => socket.once('connect', resolve))
  return {
    send: (text) => new Promise((resolve) => socket.write(text, () => resolve())),
    all,
    get received() {
      return received
    },
    pause: () => void socket.pause(),
    close: () => void socket.destroy(),
  }
}

/** The status and the code of an answer. */
export function toStatusAndCode(answer: string): string {
  const [status] = answer.match(/(?<=^HTTP\/1\.1 )\d+/) ?? ['none']
  const [code] = answer.match(/(?<="code":")\w+/) ?? ['none']
  return `${status} ${code}`
}
