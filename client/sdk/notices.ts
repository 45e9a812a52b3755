// How this member is told of the room while they are away, and what concerns them while they are here.
import type { ChangeNotices, NoticeSettings, PushDevice, SubscribePush } from '#shared/notify/contracts.ts'
import type { Notice } from '#shared/notify/notice.ts'
import type { Api } from './http.ts'
import { done } from './members.ts'
import type { Notices } from './room.ts'

/** `Notices` that are told of what the people channel brings. */
export interface LiveNotices extends Notices {
  told(notice: Notice): void
}

/** Enough to know a notice that is told again. */
const mostRemembered = 200
const mostUnheard = 10

/** Opens the notices of a room. */
export function openNotices(call: Api, roomId: string): LiveNotices {
  const listeners = new Set<(notice: Notice) => void>()
  const toldBefore = new Set<string>()
  /** Told before anybody listened: a page that is still loading its parts. */
  let unheard: Notice[] = []
  const settings = `/rooms/${roomId}/notice-settings`
  const devices = `/rooms/${roomId}/push-subscriptions`
  return {
    settings: () => call<NoticeSettings>({ path: settings }),
    change: (changes: ChangeNotices) => call<NoticeSettings>({ method: 'PUT', path: settings, body: changes }),
    takePush: (device: SubscribePush) => call<PushDevice>({ method: 'POST', path: devices, body: device }),
    endPush: (id) => done(call({ method: 'DELETE', path: `${devices}/${id}` })),
    onNotice(listener) {
      listeners.add(listener)
      for (const notice of unheard.splice(0)) listener(notice)
      return () => listeners.delete(listener)
    },
    told(notice) {
      if (toldBefore.has(notice.id)) return
      toldBefore.add(notice.id)
      const [oldest] = toldBefore
      if (toldBefore.size > mostRemembered && oldest !== undefined) toldBefore.delete(oldest)
      if (listeners.size === 0) unheard = [...unheard, notice].slice(-mostUnheard)
      for (const listener of [...listeners]) listener(notice)
    },
  }
}
