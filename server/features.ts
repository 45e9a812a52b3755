// The one list of features. One feature uses another only by what is handed to it here.
import type { ShopId } from '#shared/ids.ts'
import { answerLinksFeature } from './answer-links/feature.ts'
import { auditFeature } from './audit/feature.ts'
import { callsFeature } from './calls/feature.ts'
import { cartFeature } from './cart/feature.ts'
import { catalogFeature } from './catalog/feature.ts'
import { catchUpFeature } from './catchup/feature.ts'
import { decisionsFeature } from './decisions/feature.ts'
import { feedsFeature } from './feeds/feature.ts'
import { filesFeature } from './files/feature.ts'
import type { FilesFeature } from './files/feature.ts'
import { historyFeature } from './history/feature.ts'
import type { Feature } from './host/feature.ts'
import type { Host } from './host/host.ts'
import type { ProductSource } from './host/shown-things.ts'
import { invitationsFeature } from './invitations/feature.ts'
import { notificationsFeature } from './notifications/feature.ts'
import type { NotificationsFeature } from './notifications/feature.ts'
import { ownDataFeature } from './own-data/feature.ts'
import { pastFeature } from './past/feature.ts'
import { previewCardsFeature } from './preview-cards/feature.ts'
import { presenceFeature } from './presence/feature.ts'
import { readMarksFeature } from './read-marks/feature.ts'
import { roomsFeature } from './rooms/feature.ts'
import { sessionsFeature } from './sessions/feature.ts'
import type { Settings } from './settings.ts'
import { shopsFeature } from './shops/feature.ts'
import { publicShop } from './shops/shops.ts'
import { staffFeatures } from './staff-features.ts'
import type { StaffFeatures } from './staff-features.ts'
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
    appointment: (id) => staff.desk.appointmentOf(id),
    question: (id) => staff.desk.questionOf(id),
    visitOf: (id) => visits.visits.find(id),
  })
  const files = filesFeature(host, settings)
  const visits: VisitsFeature = visitsFeature(host, settings, {
    notify: notifications.recorded,
    knowsVariant: async (shopId, variant) =>
      (await catalog.catalogue.quoteOf(shopId, variant, host.now())) !== undefined,
  })
  const staff: StaffFeatures = staffFeatures(host, settings, {
    ...{ notifications, visits },
    catalogue: catalog.catalogue,
    shop: shopOf,
  })
  const all = [
    rooms,
    sessionsFeature(host, { signOutStaff: staff.desk.signOutByShop }),
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
    ...staff.all,
    callsFeature(host, settings, {
      publish: rooms.publish,
      notify: notifications.recorded,
      visits: callVisits(visits.visits),
    }),
    unusedRoomsFeature(host, settings, { warn: notifications.warn }),
  ]
  return { all, notifications, files }
}
