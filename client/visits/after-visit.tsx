// After a visit: what the member thinks of it, in one tap, and a further question about it. Both can be left alone; nobody asks twice.
import { useEffect, useId, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { timeWords } from '#client/rooms/when.ts'
import { Button } from '#client/ui/button.tsx'
import { StarIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { OwnRating } from '#shared/visits/rating.ts'
import { maxRatingWords, mostStars } from '#shared/visits/stars.ts'
import { maxQuestionLength } from '#shared/visits/topics.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { useCalling } from './use-calling.ts'
import './after-visit.css'

export function AfterVisit({ visit }: { visit: Visit }) {
  const [isAsking, setAsking] = useState(false)
  const { t } = useTranslation('visits')
  return (
    <div className="stack after-visit">
      <Rating visit={visit} />
      {isAsking ? (
        <FollowUp visit={visit} onClose={() => setAsking(false)} />
      ) : (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('followUp.ask', { name: visit.associate.name })}
        </Button>
      )}
    </div>
  )
}

const allStars = Array.from({ length: mostStars }, (_, index) => index + 1)

function Rating({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { store } = useRoom()
  const { call } = useCalling()
  const [own, setOwn] = useState<OwnRating>()
  const [words, setWords] = useState('')
  const name = useId()
  useEffect(() => {
    let isCurrent = true
    const read = async () => (await store.after()).rating(visit.id)
    void read().then((found) => {
      if (!isCurrent || !found.ok) return
      setOwn(found.value)
      setWords(found.value.rating?.words ?? '')
    })
    return () => {
      isCurrent = false
    }
  }, [store, visit.id])
  if (!own || (!own.canRate && !own.rating)) return null
  const { canRate, rating } = own
  const rate = async (stars: number, said: string) => {
    const after = await store.after()
    if (!(await call(after.rate(visit.id, stars, said)))) return
    const found = await after.rating(visit.id)
    if (found.ok) setOwn(found.value)
  }
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!rating) return
    await rate(rating.stars, words.trim())
    toast(t('rate.saved'))
  }
  return (
    <div className="stack">
      <fieldset className="after-visit-stars" disabled={!canRate}>
        <legend>{t('rate.title', { name: visit.associate.name })}</legend>
        {allStars.map((stars) => (
          <label key={stars} data-filled={stars <= (rating?.stars ?? 0) || undefined}>
            <input
              type="radio"
              name={name}
              aria-label={t('rate.stars', { count: stars })}
              checked={stars === rating?.stars}
              onChange={() => void rate(stars, words.trim())}
            />
            <StarIcon />
          </label>
        ))}
      </fieldset>
      {rating && canRate && (
        <form className="row after-visit-words" onSubmit={(event) => void save(event)}>
          <input
            aria-label={t('rate.words')}
            placeholder={t('rate.words')}
            maxLength={maxRatingWords}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          {words.trim() !== rating.words && (
            <Button size="small" type="submit">
              {t('rate.save')}
            </Button>
          )}
        </form>
      )}
      <small>
        {rating && canRate
          ? t('rate.changeable', { time: timeWords(rating.changeableUntil) })
          : t('rate.private', { name: visit.associate.name })}
      </small>
    </div>
  )
}

function FollowUp({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation('visits')
  const { store } = useRoom()
  const { isCalling, call } = useCalling()
  const [text, setText] = useState('')
  const ask = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const after = await store.after()
    if (!(await call(after.followUp(visit.id, text.trim())))) return
    toast(t('followUp.asked', { name: visit.associate.name }))
    onClose()
  }
  return (
    <form className="stack after-visit-follow" onSubmit={(event) => void ask(event)}>
      <textarea
        aria-label={t('followUp.words')}
        placeholder={t('followUp.words')}
        maxLength={maxQuestionLength}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <small>{t('followUp.how', { name: visit.associate.name })}</small>
      <span className="row">
        <Button kind="solid" size="small" type="submit" disabled={isCalling}>
          {t('followUp.send')}
        </Button>
        <Button kind="plain" size="small" onClick={onClose}>
          {t('followUp.cancel')}
        </Button>
      </span>
    </form>
  )
}
