import type { IForbiddenRuleType } from 'dependency-cruiser'
import { closedTo, rooms } from './floors.ts'

/** The npm package of this name, installed or not. */
const npmPackage = (name: string) => `(^|node_modules/)${name}(/|$)`

const floorRules = rooms
  .map((room) => ({ room: room.room, closed: closedTo(room) }))
  .filter(({ closed }) => closed.length > 0)
  .map(({ room, closed }) => ({
    name: `floor-of-${room}`,
    comment: 'A lower floor never imports an upper one, and neighbours never import each other.',
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${closed.join('|')})/` },
  }))

/** What no file of `src/` and `scripts/` may import, as dependency-cruiser wants it. */
export const importRules: IForbiddenRuleType[] = [
  ...floorRules,
  {
    name: 'entrance-is-for-visitors',
    comment: 'src/*.ts list the public names; inside, import the file that holds the name.',
    from: { path: '^src/' },
    to: { path: '^src/[^/]+\\.ts$' },
  },
  {
    name: 'src-stays-inside',
    comment: 'The SDK does not depend on its programs, tests or samples.',
    from: { path: '^src/' },
    to: { path: '^(scripts|test|bench|demo)/' },
  },
  {
    name: 'programs-without-maintenance',
    comment: 'scripts/maintain is not in the package, and tests are not either.',
    from: { path: '^scripts/', pathNot: '^scripts/maintain/' },
    to: { path: '^(scripts/maintain|test|bench)/' },
  },
  {
    name: 'src-runs-in-a-browser',
    comment: 'Files, processes and workers belong to src/adapters/node.',
    from: { path: '^src/', pathNot: '^src/adapters/node/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'ethers-in-its-adapter',
    comment: 'ethers is optional for users of viem.',
    from: { path: '^src/', pathNot: '^src/adapters/ethers(\\.ts$|/)' },
    to: { path: npmPackage('ethers') },
  },
  {
    name: 'viem-at-the-chain',
    comment: 'Only what talks to the chain needs its library.',
    from: { path: '^src/', pathNot: '^src/((registry|trust)/|adapters/viem(\\.ts$|/))' },
    to: { path: npmPackage('viem') },
  },
  {
    name: 'only-what-users-install',
    comment: 'A dev dependency is not there in an installed package; a peer may be.',
    from: { path: '^(src|scripts)/', pathNot: '^scripts/maintain/' },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      pathNot: npmPackage('(ethers|hardhat)'),
    },
  },
  {
    name: 'no-circle',
    comment: 'Two files that need each other are one file, or three.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-dead-end',
    comment: 'What is imported exists.',
    from: {},
    to: { couldNotResolve: true },
  },
]
