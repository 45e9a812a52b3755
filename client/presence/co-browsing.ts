// Assembles co-browsing from its parts.
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { watchDiverged } from './diverged.ts'
import { openLookRequests } from './look-request.ts'
import { FollowingSomebody } from './following.ts'
import type { Parts } from './parts.ts'
import { openShareConsent } from './share-consent.ts'
import { openSharing } from './sharing.ts'
import { openShowingAll } from './showing-all.ts'
import { openTray } from './tray.ts'

/** What co-browsing needs besides its parts. */
export interface CoBrowsingOptions extends Parts {
  readonly now: () => number
  /** Whether two look at different things, or only at two sizes of the same. */
  readonly isOther: (mine: Looking, theirs: Looking) => boolean
  /** For tests, which cannot wait so long. */
  readonly times?: {
    readonly graceMs?: number
    readonly settleMs?: number
    readonly everyMs?: number
    readonly askMs?: number
  }
}

/** Co-browsing that can be closed. */
export interface LiveCoBrowsing extends CoBrowsing {
  close(): void
}

/** Opens co-browsing in a room. */
export function openCoBrowsing(parts: CoBrowsingOptions): LiveCoBrowsing {
  const { room, navigation, memory, times = {} } = parts
  const { presence } = room
  if (memory.read('hidden') === 'yes') presence.hide(true)
  const showing = openShowingAll(parts)
  const sharing = openSharing(parts, showing.isShowing)
  const following = new FollowingSomebody(parts, times)
  showing.start(following)
  const tray = openTray(parts, { sharing: sharing.sharing, following: following.state })
  const diverged = watchDiverged({ ...parts, sharing: sharing.sharing, following: following.state })
  const lookRequest = openLookRequests(parts, diverged.met)
  const consent = openShareConsent({ ...parts, sharing: sharing.sharing, want: sharing.want, following })
  following.onEnd(({ id }) => diverged.met(id))
  return {
    sharing: sharing.sharing,
    share(share) {
      sharing.want(share)
      if (!share && showing.isShowing.get()) void showing.endShowing()
    },
    hide(hidden) {
      memory.save('hidden', hidden ? 'yes' : undefined)
      if (hidden) {
        following.leave('hidden')
        if (showing.isShowing.get()) void showing.endShowing()
      }
      presence.hide(hidden)
      // Somebody who comes back does not share again until they say so.
      if (hidden) sharing.want(false)
    },
    shareQuestion: consent.shareQuestion,
    answerShareQuestion: consent.answerShareQuestion,
    askToShare: consent.askToShare,
    following: following.state,
    follow: (id) => following.follow(id, 'choice'),
    whyNotFollow: (id) => following.whyNot(id),
    leave: (why = 'stopped') => following.leave(why),
    async bring(member, looking = navigation.looking.get()) {
      diverged.met(member)
      diverged.dismissDiverged()
      return room.spotlight.requestLook(member, looking)
    },
    lookRequest: lookRequest.lookRequest,
    answerLookRequest: lookRequest.answerLookRequest,
    before: lookRequest.before,
    goBack: lookRequest.goBack,
    showEverybody: showing.showEverybody,
    endShowing: showing.endShowing,
    invited: showing.invited,
    answerSpotlight: showing.answerSpotlight,
    diverged: diverged.diverged,
    dismissDiverged: diverged.dismissDiverged,
    tray: tray.tray,
    clearTray: tray.clearTray,
    close() {
      for (const part of [showing, sharing, following, tray, diverged, lookRequest, consent]) part.close()
    },
  }
}
