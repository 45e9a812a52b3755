import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { retentionJob } from '#server/host/jobs/retention-job.ts'
import type { FiguresDesk } from './desk-port.ts'
import { Facts } from './facts.ts'
import { oldFacts } from './fold.ts'
import { figureRoutes } from './routes.ts'
import { countingSuggestions } from './suggestions.ts'

/** What other servers and lost moments have changed is looked for so often. */
const catchUpEveryMs = 60_000
/** Boards are told that they have changed at most so often. */
const tellEveryMs = 500

/** What figures use of other features. */
interface Uses {
  readonly desk: FiguresDesk
  readonly settings: {
    readonly of: (shopId: ShopId) => Promise<DeskShopSettings>
    onChange(listener: (shopId: ShopId, settings: DeskShopSettings) => Promise<void>): void
  }
}

/** The supervisors' board, and the figures of desks. */
export function figuresFeature(host: Host, { desk, settings }: Uses): Feature {
  const { db, now, clock, reportError, desks: emitter } = host
  const isPerPerson = async (shopId: ShopId) => (await settings.of(shopId)).perPerson
  const facts = new Facts({ db, isPerPerson, clock, reportError })
  const told = new Map<ShopId, () => void>()
  const tell = (shopId: ShopId) => {
    if (told.has(shopId)) return
    const cancel = clock.after(tellEveryMs, () => {
      told.delete(shopId)
      for (const id of desk.supervisorsOf(shopId)) emitter.emitToStaff(id, 'board')
    })
    told.set(shopId, cancel)
  }
  desk.onChange((id, shopId) => {
    facts.note(id)
    tell(shopId)
  })
  settings.onChange((shopId, { perPerson }) => (perPerson ? Promise.resolve() : facts.forgetPeople(shopId)))
  const common = { clock, reportError }
  return {
    name: 'figures',
    routes: figureRoutes({ db, facts, desk, settingsOf: settings.of, now }),
    room: countingSuggestions(facts),
    jobs: [
      {
        name: 'facts of questions',
        start: () => {},
        stop: async () => {
          for (const cancel of told.values()) cancel()
          await facts.stop()
        },
      },
      new PeriodicJob({ ...common, name: 'missed facts', everyMs: catchUpEveryMs, run: () => facts.catchUp() }),
      retentionJob(oldFacts({ db, settingsOf: settings.of, now }), common),
    ],
  }
}
