// The page of the past: it leads only to what was there then. Its address stays that of now.
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import { refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { createNavigation } from './navigation.ts'
import type { PageNavigation } from './navigation.ts'
import type { Places } from './place.ts'
import { isPhone } from './use-width.ts'

/** Navigation about the past, by the table of places without what the past leaves out. @param looking what is on the stage at first. */
export function pastNavigation(places: Places, looking: Looking): PageNavigation {
  return createNavigation({ places, looking, isPhone, leadsTo: (kind) => places.destinations[kind].past === true })
}

const nothing = () => undefined
const no = () => Promise.resolve(refused(refusal('role-may-not')))

/** Co-browsing in the past: nobody is there, and nothing is shown to anybody. */
export const nobody: CoBrowsing = {
  sharing: new ObservableValue(false),
  share: nothing,
  hide: nothing,
  shareQuestion: new ObservableValue(undefined),
  answerShareQuestion: nothing,
  askToShare: no,
  following: new ObservableValue(undefined),
  follow: () => 'away',
  whyNotFollow: () => 'away',
  leave: nothing,
  bring: no,
  lookRequest: new ObservableValue(undefined),
  answerLookRequest: nothing,
  before: new ObservableValue(undefined),
  goBack: nothing,
  showEverybody: no,
  endShowing: () => Promise.resolve(),
  invited: new ObservableValue(undefined),
  answerSpotlight: no,
  diverged: new ObservableValue(undefined),
  dismissDiverged: nothing,
  tray: new ObservableValue([]),
  clearTray: nothing,
}
