import { resolve } from 'node:path'
import { roomOf, syncUrl } from '#test/support/people.ts'
import { launch, startOptions } from '#test/support/server-process.ts'
import { serverCore } from '../machine.ts'
import { outfitters, withoutLimits } from '#test/support/settings.ts'
import type { Target } from './target.ts'

/** Everything on: tokens, inspection of every update, on disk before anyone sees it. Only the limits of rate are lifted. */
export const tagalong: Target = {
  name: 'tagalong',
  start: ({ dataDir, nodeArgs = [], hasLimits = false }) =>
    launch({
      script: resolve(import.meta.dirname, '../../../server/main.ts'),
      env: { DATA_DIR: dataDir, ...outfitters, ...(hasLimits ? {} : withoutLimits) },
      nodeArgs: [...startOptions, ...nodeArgs],
      wrapper: serverCore,
    }),
  async openRoom({ url }, members) {
    const people = await roomOf(
      url,
      Array.from({ length: members }, (_, index) => `Person ${index}`),
    )
    return people.map((person) => ({
      url: syncUrl(url, person, '&ack=1'),
      memberId: person.memberId,
      prefix: new Uint8Array(),
      syncs: true,
    }))
  },
}
