// Puts being together together: see `Company`.
import type { Company } from '#client/rooms/company.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { watchApart } from './apart.ts'
import { openBrought } from './brought.ts'
import { FollowingSomebody } from './following.ts'
import type { Parts } from './parts.ts'
import { openSharing } from './sharing.ts'
import { openShowingAll } from './showing-all.ts'
import { openTray } from './tray.ts'

/** What a company needs besides its parts. */
export interface CompanyParts extends Parts {
  readonly now: () => number
  /** Whether two look at different things, or only at two sizes of the same. */
  readonly isOther: (mine: Looking, theirs: Looking) => boolean
  /** For tests, which cannot wait so long. */
  readonly times?: { readonly graceMs?: number; readonly settleMs?: number; readonly everyMs?: number }
}

/** A `Company` that can be closed. */
export interface LiveCompany extends Company {
  close(): void
}

/** Opens the company of a room. */
export function openCompany(parts: CompanyParts): LiveCompany {
  const { room, ways, memory, times = {} } = parts
  const { presence } = room
  if (memory.read('hidden') === 'yes') presence.hide(true)
  const showing = openShowingAll(parts)
  const sharing = openSharing(parts, showing.isShowing)
  const following = new FollowingSomebody(parts, times)
  showing.start(following)
  const tray = openTray(parts, { sharing: sharing.sharing, following: following.state })
  const apart = watchApart({ ...parts, sharing: sharing.sharing, following: following.state })
  const brought = openBrought(parts, apart.met)
  following.onEnd(({ id }) => apart.met(id))
  return {
    sharing: sharing.sharing,
    share(share) {
      sharing.want(share)
      if (!share && showing.isShowing.get()) void showing.endShowing()
    },
    hide(hidden) {
      memory.keep('hidden', hidden ? 'yes' : undefined)
      if (hidden) {
        following.leave('hidden')
        if (showing.isShowing.get()) void showing.endShowing()
      }
      presence.hide(hidden)
      // Coming back is no sharing: that is said anew.
      if (hidden) sharing.want(false)
    },
    following: following.state,
    follow: (id) => following.follow(id, 'choice'),
    whyNotFollow: (id) => following.whyNot(id),
    leave: (why = 'stopped') => following.leave(why),
    async bring(member, looking = ways.looking.get()) {
      apart.met(member)
      apart.dismissApart()
      return room.showing.bring(member, looking)
    },
    brought: brought.brought,
    answerBrought: brought.answerBrought,
    before: brought.before,
    goBack: brought.goBack,
    showEverybody: showing.showEverybody,
    endShowing: showing.endShowing,
    invited: showing.invited,
    answerSpotlight: showing.answerSpotlight,
    apart: apart.apart,
    dismissApart: apart.dismissApart,
    tray: tray.tray,
    clearTray: tray.clearTray,
    close() {
      for (const part of [showing, sharing, following, tray, apart, brought]) part.close()
    },
  }
}
