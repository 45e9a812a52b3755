// The associate's settings of how they are called, and how this browser stands.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '#client/ui/toasts.tsx'
import { defined } from '#shared/defined.ts'
import type { ChangeStaffAttention, StaffAttention } from '#shared/desk/attention.ts'
import type { Outcome } from '#shared/outcome.ts'
import { useOpenDesk } from './desk-context.ts'
import { deviceState } from './device.ts'
import type { DeviceState } from './device.ts'

interface Known {
  readonly settings: StaffAttention
  readonly device: DeviceState
}

export interface AttentionSettings {
  /** Undefined until it has come. */
  readonly known: Known | undefined
  change(change: ChangeStaffAttention): Promise<void>
  /** Does something that changes the devices; a press of one button at a time. */
  act(doing: () => Promise<Outcome<unknown>>): Promise<void>
  readonly isBusy: boolean
}

export function useAttentionSettings(): AttentionSettings {
  const { desk, shop } = useOpenDesk()
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const [known, setKnown] = useState<Known>()
  const [isBusy, setBusy] = useState(false)
  const turns = useRef(0)
  const take = async (asked: Promise<Outcome<StaffAttention>>) => {
    const turn = (turns.current += 1)
    const answer = await asked
    if (!answer.ok) return toast(because(answer.refusal.code))
    const device = await deviceState(shop, answer.value)
    // What an earlier change was answered hides no later one.
    return turn === turns.current ? setKnown({ settings: answer.value, device }) : undefined
  }
  useEffect(() => {
    void take(desk.attention.settings())
    // Read once for each time that the dialog is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk])
  return {
    known,
    isBusy,
    async change(change) {
      // What was pressed shows at once; the server’s word counts as soon as it has come.
      setKnown((before) => before && { ...before, settings: { ...before.settings, ...defined(change) } })
      await take(desk.attention.change(change))
    },
    async act(doing) {
      setBusy(true)
      try {
        const done = await doing()
        if (!done.ok) toast(because(done.refusal.code))
      } catch {
        toast(t('called.failed'))
      }
      setBusy(false)
      await take(desk.attention.settings())
    },
  }
}
