// The settings as the server has them, with what this person just changed on top until it answers to each change.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { ChangeNotifications, NotificationSettings } from '#shared/notifications/contracts.ts'
import type { Refusal } from '#shared/refusals.ts'

/** The settings and how to change them. */
export interface OpenSettings {
  readonly settings: NotificationSettings | undefined
  readonly refusal: Refusal | undefined
  /** Asks for them again. */
  again(): void
  /** @returns whether it was taken; why not is said already. */
  change(changes: ChangeNotifications): Promise<boolean>
}

export function useSettings(): OpenSettings {
  const { notifications } = useRoom()
  const { t: why } = useTranslation('refusals')
  const [round, setRound] = useState(0)
  const [saved, setSaved] = useState<NotificationSettings>()
  /** Changes that the server has not answered, the oldest first. */
  const [pending, setPending] = useState<readonly ChangeNotifications[]>([])
  const [refusal, setRefusal] = useState<Refusal>()
  useEffect(() => {
    let wanted = true
    void notifications.settings().then((read) => {
      if (!wanted) return
      setRefusal(read.ok ? undefined : read.refusal)
      if (read.ok) setSaved(read.value)
    })
    return () => {
      wanted = false
    }
  }, [notifications, round])
  return {
    settings: saved && pending.reduce(shownAs, saved),
    refusal,
    again: () => setRound((before) => before + 1),
    async change(changes) {
      setPending((before) => [...before, changes])
      const changed = await notifications.change(changes)
      setPending((before) => before.filter((one) => one !== changes))
      if (changed.ok) setSaved(changed.value)
      else toast(why(changed.refusal.code))
      return changed.ok
    },
  }
}

/** A mail address is the server's to say: it may have to be confirmed. */
function shownAs(
  settings: NotificationSettings,
  { mail: _mail, meanings, ...rest }: ChangeNotifications,
): NotificationSettings {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const channels = Object.entries(meanings ?? {}).filter(([, list]) => list !== undefined)
  return { ...settings, ...given, meanings: { ...settings.meanings, ...Object.fromEntries(channels) } }
}
