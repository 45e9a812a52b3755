// Free times of the store: first the day, then the time, both by the reader’s own clock.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { daysBetween, startOfDay } from '#client/rooms/local-day.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { dayWords, timeWords } from '#client/rooms/when.ts'
import { Chips } from '#client/ui/chips.tsx'
import type { Refusal } from '#shared/refusals.ts'
import type { HelpTimes } from '#shared/visits/help-request.ts'

interface PickTimeProps {
  /** What somebody shall speak: ISO 639. */
  language: string
  store: string | null
  chosen: number | undefined
  onChoose: (at: number | undefined) => void
  /** Reads the times again whenever it changes: one of them turned out to be taken. */
  attempt: number
}

export function PickTime({ language, store, chosen, onChoose, attempt }: PickTimeProps) {
  const { t } = useTranslation('visits')
  const { t: why } = useTranslation('refusals')
  const { now } = useRoom()
  const { found, problem } = useTimes({ language, store, attempt })
  const [day, setDay] = useState<number>()
  if (problem) return <p role="alert">{why(problem.code)}</p>
  if (!found) return <p role="status">{t('time.looking')}</p>
  const days = Map.groupBy(found.times, startOfDay)
  const [first] = days.keys()
  if (first === undefined) return <p role="status">{t('time.none')}</p>
  const shown = day !== undefined && days.has(day) ? day : first
  return (
    <div className="stack ask-store-times">
      <Chips
        label={t('time.day')}
        choices={[...days.keys()].map((one) => ({ value: String(one), words: shortDay(one, now()) }))}
        chosen={String(shown)}
        onChoose={(value) => {
          setDay(Number(value))
          onChoose(undefined)
        }}
      />
      <Chips
        label={t('time.at', { day: dayWords(shown, now()) })}
        choices={(days.get(shown) ?? []).map((at) => ({ value: String(at), words: timeWords(at) }))}
        chosen={chosen === undefined ? undefined : String(chosen)}
        onChoose={(value) => onChoose(Number(value))}
      />
      <small>
        {t('time.yours', { zone: zoneWords(chosen ?? shown) })} <There at={chosen} zone={found.timeZone} />
      </small>
    </div>
  )
}

/** What the clock on the wall of the store shows then, where it is another time. */
function There({ at, zone }: { at: number | undefined; zone: string | null }) {
  const { t } = useTranslation('visits')
  if (at === undefined || zone === null) return null
  const there = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(at)
  return there === timeWords(at) ? null : t('time.there', { time: there })
}

function useTimes({ language, store, attempt }: Pick<PickTimeProps, 'language' | 'store' | 'attempt'>) {
  const { store: control } = useRoom()
  const [found, setFound] = useState<HelpTimes>()
  const [problem, setProblem] = useState<Refusal>()
  useEffect(() => {
    let isCurrent = true
    const read = async () => (await control.appointments()).times({ language, store: store ?? undefined })
    void read().then((times) => {
      if (!isCurrent) return
      if (times.ok) setFound(times.value)
      setProblem(times.ok ? undefined : times.refusal)
    })
    return () => {
      isCurrent = false
    }
  }, [control, language, store, attempt])
  return { found, problem }
}

/** Short enough for a row of days. */
function shortDay(at: number, now: number): string {
  if (daysBetween(now, at) < 2) return dayWords(at, now)
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
}

function zoneWords(at: number): string {
  const parts = new Intl.DateTimeFormat(locale(), { timeZoneName: 'long' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
