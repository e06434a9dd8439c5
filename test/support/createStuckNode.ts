import type { Rpc } from '../../src/registry/Rpc.ts'

/** A node that answers nothing until it is let go, and then that it cannot. */
export function createStuckNode() {
  let release = () => {}
  let ask = () => {}
  const stuck = new Promise<void>((resolve) => {
    release = resolve
  })
  const asked = new Promise<void>((resolve) => {
    ask = resolve
  })
  const request: Rpc['request'] = async () => {
    ask()
    await stuck
    throw new Error('no')
  }
  return { asked, request, release: () => release() }
}
