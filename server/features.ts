// The one list of features. One feature uses another only by what is handed to it here.
import { answerLinksFeature } from './answer-links/feature.ts'
import { auditFeature } from './audit/feature.ts'
import { cartFeature } from './cart/feature.ts'
import { catalogFeature } from './catalog/feature.ts'
import { catchUpFeature } from './catchup/feature.ts'
import { decisionsFeature } from './decisions/feature.ts'
import { historyFeature } from './history/feature.ts'
import type { Feature } from './host/feature.ts'
import type { Host } from './host/host.ts'
import { notificationsFeature } from './notifications/feature.ts'
import type { NotificationsFeature } from './notifications/feature.ts'
import { pastFeature } from './past/feature.ts'
import { presenceFeature } from './presence/feature.ts'
import { readMarksFeature } from './read-marks/feature.ts'
import { roomsFeature } from './rooms/feature.ts'
import { sessionsFeature } from './sessions/feature.ts'
import type { Settings } from './settings.ts'
import { shopsFeature } from './shops/feature.ts'
import { summaryFeature } from './summary/feature.ts'

/** The features of a server. */
export interface Features {
  /** In the order in which they attach; their jobs stop in the reverse order. */
  readonly all: readonly Feature[]
  readonly notifications: NotificationsFeature
}

/** Makes all features. Nothing of them runs yet. */
export function createFeatures(host: Host, settings: Settings): Features {
  const rooms = roomsFeature(host)
  const shops = shopsFeature(host)
  const catalog = catalogFeature(host, { shops: shops.shops })
  const decisions = decisionsFeature(host)
  const answerLinks = answerLinksFeature(host, {
    vote: decisions.vote,
    products: (shopId, ids) => catalog.catalogue.products(shopId, ids),
  })
  const notifications = notificationsFeature(host, settings, { offer: answerLinks.offer })
  const all = [
    rooms,
    sessionsFeature(host),
    historyFeature(host),
    pastFeature(host, settings),
    catchUpFeature(host),
    summaryFeature(host),
    shops,
    catalog,
    auditFeature(host, settings),
    cartFeature(host, { prices: catalog.catalogue }),
    decisions,
    presenceFeature(host, { note: rooms.note }),
    readMarksFeature(host),
    answerLinks,
    notifications,
  ]
  return { all, notifications }
}
