// The one list of features. One feature uses another only by what is handed to it here.
import type { ShopId } from '#shared/ids.ts'
import { answerLinksFeature } from './answer-links/feature.ts'
import { attentionFeature } from './attention/feature.ts'
import type { AttentionFeature } from './attention/feature.ts'
import { auditFeature } from './audit/feature.ts'
import { callsFeature } from './calls/feature.ts'
import { cartFeature } from './cart/feature.ts'
import { catalogFeature } from './catalog/feature.ts'
import { catchUpFeature } from './catchup/feature.ts'
import { deskFeature } from './desk/feature.ts'
import type { DeskFeature } from './desk/feature.ts'
import { deskHours } from './desk-hours.ts'
import { deskSettingsFeature } from './desk-settings/feature.ts'
import { deskVisits } from './desk-visits.ts'
import { decisionsFeature } from './decisions/feature.ts'
import { feedsFeature } from './feeds/feature.ts'
import { figuresDesk } from './figures-desk.ts'
import { figuresFeature } from './figures/feature.ts'
import { shownName } from './figures/people.ts'
import { filesFeature } from './files/feature.ts'
import type { FilesFeature } from './files/feature.ts'
import { historyFeature } from './history/feature.ts'
import type { Feature } from './host/feature.ts'
import type { Host } from './host/host.ts'
import { openDemoStores } from './hours/demo-stores.ts'
import { hoursFeature } from './hours/feature.ts'
import type { ProductSource } from './host/shown-things.ts'
import { invitationsFeature } from './invitations/feature.ts'
import { notificationsFeature } from './notifications/feature.ts'
import type { NotificationsFeature } from './notifications/feature.ts'
import { ownDataFeature } from './own-data/feature.ts'
import { pastFeature } from './past/feature.ts'
import { previewCardsFeature } from './preview-cards/feature.ts'
import { practiceFeature } from './practice/feature.ts'
import { practiceEnds, practiceUses } from './desk-practice.ts'
import { presenceFeature } from './presence/feature.ts'
import { readMarksFeature } from './read-marks/feature.ts'
import { ratingsFeature } from './ratings/feature.ts'
import { roomsFeature } from './rooms/feature.ts'
import { savedRepliesFeature } from './saved-replies/feature.ts'
import { salesFeature } from './sales/feature.ts'
import { sessionsFeature } from './sessions/feature.ts'
import type { Settings } from './settings.ts'
import { shopsFeature } from './shops/feature.ts'
import { publicShop } from './shops/shops.ts'
import { staffPushes, staffQuietUntil } from './staff-pushes.ts'
import { staffNotesFeature } from './staff-notes/feature.ts'
import { storeBlocksFeature } from './store-blocks/feature.ts'
import type { StoreBlocksFeature } from './store-blocks/feature.ts'
import { storefrontFeature } from './storefront/feature.ts'
import { summaryFeature } from './summary/feature.ts'
import { unusedRoomsFeature } from './unused-rooms/feature.ts'
import { callVisits } from './call-visits.ts'
import { visitsFeature } from './visits/feature.ts'
import type { VisitsFeature } from './visits/feature.ts'

/** The features of a server. */
export interface Features {
  /** In the order in which they attach; their jobs stop in the reverse order. */
  readonly all: readonly Feature[]
  readonly notifications: NotificationsFeature
  readonly files: FilesFeature
}

/** Makes all features. Nothing of them runs yet. */
export function createFeatures(host: Host, settings: Settings): Features {
  const rooms = roomsFeature(host, settings)
  const shops = shopsFeature(host)
  const catalog = catalogFeature(host, settings, { shops: shops.shops })
  const decisions = decisionsFeature(host)
  const products: ProductSource = (shopId, ids, language) => catalog.catalogue.products(shopId, ids, language)
  const cards = previewCardsFeature(host)
  const shopOf = async (id: ShopId) => {
    const shop = await shops.shops.shop(id)
    return shop && publicShop(shop)
  }
  const answerLinks = answerLinksFeature(host, {
    vote: decisions.vote,
    products,
    guests: rooms.askedGuests,
    shop: shopOf,
    cards: cards.answer,
  })
  const notifications = notificationsFeature(host, settings, {
    offer: answerLinks.offer,
    appointment: (id) => desk.appointmentOf(id),
    question: (id) => desk.questionOf(id),
    visitOf: (id) => visits.visits.find(id),
  })
  const files = filesFeature(host, settings)
  const visits: VisitsFeature = visitsFeature(host, settings, {
    notify: notifications.recorded,
    knowsVariant: async (shopId, variant) =>
      (await catalog.catalogue.quoteOf(shopId, variant, host.now())) !== undefined,
  })
  const deskSettings = deskSettingsFeature(host)
  const hours = hoursFeature(host)
  const desk: DeskFeature = deskFeature(host, settings, {
    settingsOf: deskSettings.settings.of,
    visits: deskVisits(visits, host),
    hours: deskHours(hours, host),
    openDemo: (shopId, people) => openDemoStores(hours, shopId, people),
    notices: notifications.ofDesk,
    shop: shopOf,
    departmentOf: async (shopId, id) => (await catalog.catalogue.product(shopId, id))?.department ?? null,
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
    visitOf: (id) => visits.visits.find(id),
    endVisit: (id, staffId) => visits.visits.endByDesk(id, staffId, staffId),
    cancelQuestions: desk.cancelQuestions,
  })
  const practice = practiceFeature(host, practiceUses({ desk, visits, catalogue: catalog.catalogue }))
  practiceEnds({ desk, visits, practice, reportError: host.reportError })
  const figures = figuresFeature(host, { desk: figuresDesk(desk, host), settings: deskSettings.settings })
  hours.onTurn(desk.onTurn)
  const all = [
    rooms,
    sessionsFeature(host, { signOutStaff: desk.signOutByShop }),
    ownDataFeature(host),
    historyFeature(host),
    files,
    pastFeature(host, settings),
    catchUpFeature(host),
    summaryFeature(host),
    shops,
    catalog,
    feedsFeature(host, { importFile: catalog.importFile }),
    auditFeature(host, settings),
    cartFeature(host, { prices: catalog.catalogue }),
    decisions,
    presenceFeature(host, { note: rooms.note }),
    readMarksFeature(host),
    invitationsFeature(host, {
      preview: rooms.preview,
      products,
      cards: cards.answer,
      takesFiles: files.takesFilesByLink,
    }),
    answerLinks,
    cards,
    storefrontFeature(host, {
      shop: shopOf,
      product: (shopId, id, language) => catalog.catalogue.product(shopId, id, language),
      products: (shopId, wish) => catalog.catalogue.page(shopId, wish),
      departments: (shopId, language) => catalog.catalogue.departments(shopId, language),
      shopOfRoom: rooms.shopOf,
      cards: cards.answer,
    }),
    notifications,
    visits,
    hours,
    practice,
    desk,
    blocks,
    attention,
    deskSettings,
    figures,
    salesFeature(host, {
      settings: deskSettings.settings,
      nameOf: (shopId, staffId, rules) => {
        const person = desk.live(shopId).people.find(({ id }) => id === staffId)
        return person && shownName(person.name, rules)
      },
    }),
    ratingsFeature(host, {
      settingsOf: deskSettings.settings.of,
      nameOf: (staffId, rules) => shownName(desk.member(staffId)?.name ?? '', rules),
    }),
    callsFeature(host, settings, {
      publish: rooms.publish,
      notify: notifications.recorded,
      visits: callVisits(visits.visits),
    }),
    savedRepliesFeature(host),
    staffNotesFeature(host, { visitOf: (id) => visits.visits.find(id) }),
    unusedRoomsFeature(host, settings, { warn: notifications.warn }),
  ]
  return { all, notifications, files }
}
