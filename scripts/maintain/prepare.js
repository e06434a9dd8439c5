// Runs after `npm ci` in a checkout, never in a package's user's folder.
//
// Hardhat's native EVM wants a newer Node than this package does. The dev dependency `node` puts
// that Node first on the path of every npm script, but `npm ci` itself may have run on an older
// one, and npm then skips the native package because of its `engines`. Asking npm once more, on the
// newer Node, brings it in without touching the lock file.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

function canLoadEvm() {
  try {
    require(require.resolve('@nomicfoundation/edr', { paths: [require.resolve('hardhat')] }))
    return true
  } catch {
    return false
  }
}

if (!canLoadEvm()) {
  const npm = process.env.npm_execpath
  execFileSync(
    process.execPath,
    [npm, 'install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}
