// What the room is for: occasion, date and budget, and whether the cart may still change. Hosts set it, the others read it.
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { dateText } from '#client/rooms/local-day.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useRoomName } from '#client/rooms/room-name.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Field } from '#client/ui/field.tsx'
import { money } from '#client/ui/money.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { Frame } from '#shared/cart/frame.ts'
import { isFitLine } from '#shared/names/line.ts'
import { isSame } from '#client/sdk/keep-same.ts'
import type { Outcome } from '#shared/outcome.ts'
import { CallSwitches } from './call-switches.tsx'
import type { CallChanges } from './call-switches.tsx'
import { budgetText, readBudget } from './budget-text.ts'
import './settings-panel.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** What the room is for, and whether its cart is closed. */
    readonly settings: object
  }
}

const maxTitleLength = 80
const maxOccasionLength = 120
/** Noon, so that the day stays the same in the time zones of most friends. */
const noon = 'T12:00'

/** The panel. */
export function SettingsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const may = useMay()
  return (
    <Dialog title={t('title')} size="small" onClose={onClose}>
      {may.host ? <SettingsForm onDone={onClose} /> : <Settings />}
    </Dialog>
  )
}

/** What is set, for those who may not change it. */
function Settings() {
  const { t } = useTranslation('settings')
  const { frame } = useObservable(useRoom().cart.view)
  const title = useRoomName()
  const date = frame.deadline && new Intl.DateTimeFormat(locale(), { dateStyle: 'full' }).format(frame.deadline.on)
  const rows: readonly (readonly [name: string, value: string | undefined])[] = [
    [t('name'), title],
    [t('occasion'), frame.occasion],
    [t('date'), date],
    [t('budget'), frame.budget && money(frame.budget)],
    [t('cart'), t(frame.closed ? 'isClosed' : 'isOpen')],
  ]
  return (
    <>
      <dl className="settings-list">
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      <p className="settings-hint">{t('onlyHosts')}</p>
    </>
  )
}

function SettingsForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const { frame } = useObservable(room.cart.view)
  const title = useRoomName()
  const [draft, setDraft] = useState(() => ({
    title,
    occasion: frame.occasion ?? '',
    date: frame.deadline ? dateText(frame.deadline.on) : '',
    budget: frame.budget ? budgetText(frame.budget) : '',
    closed: frame.closed !== undefined,
  }))
  const calls = useObservable(room.calls.state)
  const [callChanges, setCallChanges] = useState<CallChanges>({})
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const { currency } = room.shop
  const budget = draft.budget.trim() === '' ? undefined : readBudget(draft.budget, currency)
  const isBadBudget = draft.budget.trim() !== '' && !budget
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isBadBudget) return undefined
    const wanted: Pick<Frame, 'occasion' | 'deadline' | 'budget' | 'closed'> = {
      ...(isFitLine(draft.occasion) && { occasion: draft.occasion }),
      ...(draft.date !== '' && { deadline: { on: Date.parse(`${draft.date}${noon}`) } }),
      ...(budget && { budget }),
      ...(draft.closed && { closed: frame.closed ?? { since: room.now() } }),
    }
    const named = isFitLine(draft.title) && draft.title !== title ? [room.cart.setFrame('title', draft.title)] : []
    const fields = ['occasion', 'deadline', 'budget', 'closed'] as const
    // Only what was changed here: another host may be at it, too.
    const changed = fields.filter((field) => !isSame(frame[field], wanted[field]))
    const done: Outcome<void>[] = [...named, ...changed.map((field) => room.cart.setFrame(field, wanted[field]))]
    if (Object.keys(callChanges).length > 0) done.push(await (await room.calls.requests()).change(callChanges))
    const no = done.find((one) => !one.ok)
    if (no && !no.ok) return toast(why(no.refusal.code))
    return onDone()
  }
  return (
    <form className="stack settings" onSubmit={(event) => void save(event)}>
      <Field
        label={t('name')}
        value={draft.title}
        maxLength={maxTitleLength}
        onChange={({ target }) => put({ title: target.value })}
      />
      <Field
        label={t('occasion')}
        placeholder={t('occasionExample')}
        value={draft.occasion}
        maxLength={maxOccasionLength}
        onChange={({ target }) => put({ occasion: target.value })}
      />
      <div className="settings-pair">
        <Field
          label={t('date')}
          type="date"
          value={draft.date}
          onChange={({ target }) => put({ date: target.value })}
        />
        <Field
          label={t('budgetIn', { currency })}
          inputMode="decimal"
          dir="ltr"
          value={draft.budget}
          maxLength={20}
          problem={isBadBudget ? t('badBudget') : undefined}
          onChange={({ target }) => put({ budget: target.value })}
        />
      </div>
      <label className="settings-closed">
        <input type="checkbox" checked={draft.closed} onChange={({ target }) => put({ closed: target.checked })} />
        <span>
          <b>{t('close')}</b>
          <small>{t('closeWords')}</small>
        </span>
      </label>
      {calls && <CallSwitches calls={calls} changes={callChanges} onChange={setCallChanges} />}
      <Button kind="solid" wide type="submit">
        {t('save')}
      </Button>
    </form>
  )
}
