// The ways about the past: one looks at what was there, and goes nowhere else. The page's address stays that of now.
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import type { Talking, Navigation } from '#client/rooms/navigation.tsx'
import { Watchable } from '#client/sdk/observable.ts'
import { refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Looking } from '#shared/wire/looking.ts'

interface PastLeads {
  readonly looking: Watchable<Looking>
  readonly talk: (about: Talking) => void
  readonly decision: (id: string) => void
}

const nothing = () => undefined

/** See above. */
export function pastNavigation({ looking, talk, decision }: PastLeads): Navigation {
  return {
    looking,
    look: (next) => looking.set(next),
    see: (part) => looking.set({ ...looking.get(), ...part }),
    onOwnMove: () => nothing,
    talk,
    openDecision: decision,
    // What would make something new has no place here; the buttons that lead to it are not drawn for who only watches.
    decide: nothing,
    sendLink: nothing,
    compare: nothing,
    chooseCompared: nothing,
  }
}

const no = () => Promise.resolve(refused(refusal('role-may-not')))

/** Company in the past: nobody is there, and nothing is shown to anybody. */
export const nobody: CoBrowsing = {
  sharing: new Watchable(false),
  share: nothing,
  hide: nothing,
  following: new Watchable(undefined),
  follow: () => 'away',
  whyNotFollow: () => 'away',
  leave: nothing,
  bring: no,
  lookRequest: new Watchable(undefined),
  answerLookRequest: nothing,
  before: new Watchable(undefined),
  goBack: nothing,
  showEverybody: no,
  endShowing: () => Promise.resolve(),
  invited: new Watchable(undefined),
  answerSpotlight: no,
  diverged: new Watchable(undefined),
  dismissDiverged: nothing,
  tray: new Watchable([]),
  clearTray: nothing,
}
