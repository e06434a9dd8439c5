import { Argument, Command } from 'commander'
import { type Keystore, parseKeystore } from '../src/adapters/node/keystore/Keystore.ts'
import { fromHex, isHex } from '../src/base/hex.ts'
import { parseSecretMultikey } from '../src/base/multikey.ts'
import { type KeyKind, kindOf } from './network/readKeystore.ts'
import { chooseNewPassword } from './network/readPassword.ts'
import { writeKeystore } from './network/writeKeystore.ts'
import { UsageError } from './terminal/fail.ts'
import { readInput } from './terminal/files.ts'
import { random } from './writeBatch.ts'

type Options = { out: string; json?: boolean }

const passwords =
  '\nThe password: CAIRN_PASSWORD_FILE names a file with it, or CAIRN_PASSWORD is it, or it is asked for.'

/** `cairn keys`: keys in encrypted files. */
export function keysCommand(): Command {
  const kind = () =>
    new Argument(
      '<kind>',
      'an account that pays and anchors, or a key that signs documents',
    ).choices(['account', 'ed25519'])
  const making = new Command('new')
    .description('make a key, and a keystore for it')
    .addArgument(kind())
    .requiredOption('--out <file>', 'the keystore')
    .option('--json', 'print JSON')
    .addHelpText('after', passwords)
    .action((of: KeyKind, options: Options) => write(of, random(32), options))
  const importing = new Command('import')
    .description('put the key of CAIRN_PRIVATE_KEY or CAIRN_SIGNING_KEY into a keystore')
    .addArgument(kind())
    .requiredOption('--out <file>', 'the keystore')
    .option('--json', 'print JSON')
    .addHelpText('after', passwords)
    .action((of: KeyKind, options: Options) => write(of, readSecret(of), options))
  const showing = new Command('show')
    .description('tell whose key a keystore holds, without opening it')
    .argument('<file>', 'keystore')
    .option('--json', 'print JSON')
    .action(async (path: string, options: { json?: boolean }) =>
      show(parseKeystore(await readInput(path)), options),
    )
  return new Command('keys').addCommand(making).addCommand(importing).addCommand(showing)
}

async function write(kind: KeyKind, secret: Uint8Array, options: Options): Promise<void> {
  const password = await chooseNewPassword([options.out])
  show(await writeKeystore(options.out, { kind, secret, password }), options)
}

function readSecret(kind: KeyKind): Uint8Array {
  const name = kind === 'account' ? 'CAIRN_PRIVATE_KEY' : 'CAIRN_SIGNING_KEY'
  const text = process.env[name] ?? ''
  if (kind === 'account' ? isHex(text, 32) : text !== '') {
    return kind === 'account' ? fromHex(text as `0x${string}`) : parseSecretMultikey(text)
  }
  throw new UsageError(`${name} is not a key.`, 'Set it to the key that is to be encrypted.')
}

function show(keystore: Keystore, { json }: { json?: boolean }): void {
  const kind = kindOf(keystore)
  const { address, publicKeyMultibase } = keystore
  const whose =
    kind === 'account'
      ? { address: `0x${(address ?? '').replace(/^0x/, '').toLowerCase()}` }
      : { publicKeyMultibase, did: `did:key:${publicKeyMultibase}` }
  const lines = Object.entries(whose).map(([name, value]) => `${name}  ${value}\n`)
  process.stdout.write(
    json ? `${JSON.stringify({ version: 1, kind, ...whose })}\n` : lines.join(''),
  )
}
