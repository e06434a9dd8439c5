import { RegistryError } from '../../../src/registry/RegistryError.ts'
import { buildBadge } from '../academy.ts'
import { issueOne } from '../openStage.ts'
import { atPast, type Case, good, show } from './Case.ts'

/** What is answered about another time. */
export const pastCases: readonly Case[] = [
  {
    what: 'a node that has forgotten the state of that time',
    ...{ code: 'CHAIN_NO_STATE', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    async present(stage) {
      const at = await stage.chain.now()
      await stage.chain.mine(3)
      const { chain } = stage
      const head = await chain.reader.readBlock('latest')
      const reader = {
        ...chain.reader,
        readFacts: async (...args: Parameters<typeof chain.reader.readFacts>) => {
          if (args[1].number === head.number) return chain.reader.readFacts(...args)
          throw new RegistryError({ code: 'REGISTRY_NO_STATE', problem: 'it is gone' })
        },
      }
      const now = () => head.timestamp * 1000
      return atPast(show(good(stage)), stage.verifier({ registries: [reader], now }), at)
    },
  },
  {
    what: 'a time before the anchor',
    ...{ code: 'STATUS_BEFORE_ANCHOR', check: 'status', outcome: 'failed' },
    verdict: ['valid', 'not-yet-valid'],
    present: (stage) => atPast(show(good(stage)), stage.verifier(), 0),
  },
  {
    what: 'a time to come',
    ...{ code: 'STATUS_AHEAD', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    present: async (stage) =>
      atPast(show(good(stage)), stage.verifier(), (await stage.chain.now()) + 1000),
  },
  {
    what: 'a past time and a list that nobody can read as it was',
    ...{ code: 'STATUS_LIST_OF_TODAY', check: 'status', outcome: 'unknown' },
    verdict: ['valid', 'unknown', 'status-known'],
    async present(stage) {
      const credentialStatus = {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '5',
        statusListCredential: 'https://academy.example/status/1',
      }
      const { document } = await issueOne(stage, { ...buildBadge('Pat'), credentialStatus })
      const at = await stage.chain.now()
      return atPast(show(document), stage.verifier({ now: () => at }), at)
    },
  },
]
