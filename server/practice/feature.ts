import type { ShopId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { refusal } from '#shared/refusals.ts'
import { Practice } from './practice.ts'
import type { PracticeUses } from './practice.ts'
import { PracticeRooms } from './practice-rooms.ts'

/** What practice uses of other features. */
export interface PracticeFeatureUses extends PracticeUses {
  readonly languagesOf: (staffId: string, shopId: ShopId) => readonly string[] | undefined
}

/** Practice with a made-up shopper. */
export interface PracticeFeature extends Feature {
  readonly practice: Practice
}

export function practiceFeature(host: Host, uses: PracticeFeatureUses): PracticeFeature {
  const { db, directory, now, clock, reportError } = host
  const rooms = new PracticeRooms({ db, directory, now })
  const practice = new Practice({ rooms, uses, clock, reportError })
  return {
    name: 'practice',
    routes: [start(practice, uses)],
    room: practice,
    // Before the desk reads its requests: a made-up shopper does not outlast the server that made them up.
    jobs: [{ name: 'practice rooms', start: () => rooms.deleteAll(), stop: () => {} }],
    practice,
  }
}

function start(practice: Practice, { languagesOf }: Pick<PracticeFeatureUses, 'languagesOf'>): Route {
  return route(
    {
      tags: ['Help'],
      access: 'staff',
      limit: 'requests',
      method: 'post',
      path: '/desk/practice',
      repeatable: true,
      summary: 'Practise with a made-up shopper',
      description:
        'It is offered to you alone, goes the way of a real visit, counts in no figures, and is deleted at its end.',
      responses: { 204: { description: 'They ask you.' } },
      refusals: ['already-practising', 'not-available'],
    },
    async (c) => {
      const { staffId, shopId } = c.var.staff
      const languages = languagesOf(staffId, shopId)
      if (!languages) return problem(c, refusal('session-ended'))
      const started = await practice.start({ staffId, shopId, languages })
      return started.ok ? c.body(null, 204) : problem(c, started.refusal)
    },
  )
}
