// The features of a shop's staff: the desk, and what goes with it. One uses another only by what is handed to it here.
import type { ShopId } from '#shared/ids.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import { attentionFeature } from './attention/feature.ts'
import type { AttentionFeature } from './attention/feature.ts'
import type { Catalogue } from './catalog/catalogue.ts'
import { deskHours } from './desk-hours.ts'
import { practiceEnds, practiceUses } from './desk-practice.ts'
import { deskSettingsFeature } from './desk-settings/feature.ts'
import { deskVisits } from './desk-visits.ts'
import { deskFeature } from './desk/feature.ts'
import type { DeskFeature } from './desk/feature.ts'
import { figuresDesk } from './figures-desk.ts'
import { figuresFeature } from './figures/feature.ts'
import { shownName } from './figures/people.ts'
import type { Feature } from './host/feature.ts'
import type { Host } from './host/host.ts'
import { openDemoStores } from './hours/demo-stores.ts'
import { hoursFeature } from './hours/feature.ts'
import type { NotificationsFeature } from './notifications/feature.ts'
import { practiceFeature } from './practice/feature.ts'
import { ratingsFeature } from './ratings/feature.ts'
import { salesFeature } from './sales/feature.ts'
import { savedRepliesFeature } from './saved-replies/feature.ts'
import type { Settings } from './settings.ts'
import { staffNotesFeature } from './staff-notes/feature.ts'
import { staffPushes, staffQuietUntil } from './staff-pushes.ts'
import { storeBlocksFeature } from './store-blocks/feature.ts'
import type { StoreBlocksFeature } from './store-blocks/feature.ts'
import type { VisitsFeature } from './visits/feature.ts'

/** What they use of the others. */
interface Uses {
  readonly notifications: NotificationsFeature
  readonly visits: VisitsFeature
  readonly catalogue: Catalogue
  readonly shop: (id: ShopId) => Promise<Shop | undefined>
}

/** The features of staff, in the order in which they attach. */
export interface StaffFeatures {
  readonly all: readonly Feature[]
  readonly desk: DeskFeature
}

/** Makes them. Nothing of them runs yet. */
export function staffFeatures(
  host: Host,
  settings: Settings,
  { notifications, visits, catalogue, shop }: Uses,
): StaffFeatures {
  const visitOf = visits.visits.find.bind(visits.visits)
  const deskSettings = deskSettingsFeature(host)
  const hours = hoursFeature(host)
  const desk: DeskFeature = deskFeature(host, settings, {
    settingsOf: deskSettings.settings.of,
    visits: deskVisits(visits, host),
    hours: deskHours(hours, host),
    openDemo: (shopId, people) => openDemoStores(hours, shopId, people),
    notices: notifications.ofDesk,
    shop,
    departmentOf: async (shopId, id) => (await catalogue.product(shopId, id))?.department ?? null,
    blockedUntil: (of) => blocks.until(of),
    isReachable: (staffId) => attention.isReachable(staffId),
  })
  const attention: AttentionFeature = attentionFeature(host, settings, {
    desk: desk.calling,
    member: desk.member,
    pushes: staffPushes(notifications.push),
    quietUntil: staffQuietUntil,
  })
  const blocks: StoreBlocksFeature = storeBlocksFeature({
    ...{ db: host.db, now: host.now },
    visitOf,
    endVisit: (id, staffId) => visits.visits.endByDesk(id, staffId, staffId),
    cancelQuestions: desk.cancelQuestions,
  })
  const practice = practiceFeature(host, practiceUses({ desk, visits, catalogue }))
  practiceEnds({ desk, visits, practice, reportError: host.reportError })
  const figures = figuresFeature(host, { desk: figuresDesk(desk, host), settings: deskSettings.settings })
  hours.onTurn(desk.onTurn)
  const sales = salesFeature(host, {
    settings: deskSettings.settings,
    nameOf: (shopId, staffId, rules) => {
      const person = desk.live(shopId).people.find(({ id }) => id === staffId)
      return person && shownName(person.name, rules)
    },
  })
  const ratings = ratingsFeature(host, {
    settingsOf: deskSettings.settings.of,
    nameOf: (staffId, rules) => shownName(desk.member(staffId)?.name ?? '', rules),
  })
  const notes = staffNotesFeature(host, { visitOf })
  const replies = savedRepliesFeature(host)
  return {
    all: [hours, practice, desk, hours.turns, blocks, attention, deskSettings, figures, sales, ratings, replies, notes],
    desk,
  }
}
