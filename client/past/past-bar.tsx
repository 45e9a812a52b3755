// The bar at the foot of the past: what happened at the moment that is shown, the slider, steps and playing.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { NextIcon, PreviousIcon } from '#client/ui/icons.tsx'
import { PauseIcon, PlayIcon } from '#client/ui/lazy-icons.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { isPruned, speeds } from './looking-back.ts'
import type { LookingBack } from './looking-back.ts'
import { TimeSlider } from './slider.tsx'
import { useMomentWords } from './moment-words.ts'
import './past-bar.css'

interface PastBarProps {
  back: LookingBack
  /** What happened, in a sentence. */
  said: ReactNode
  /** What else can be opened from here. */
  more?: ReactNode
}

export function PastBar({ back, said, more }: PastBarProps) {
  const { t } = useTranslation('past')
  const state = useObservable(back.state)
  const { scale, shown, wanted } = state
  const words = useMomentWords()
  return (
    <section className="past-bar" aria-label={t('controls')}>
      <p className="row past-said" aria-live={state.playing ? 'off' : 'polite'}>
        {isPruned(state) ? t('thinned') : said}
      </p>
      <div className="past-slider">
        {scale && <TimeSlider scale={scale} back={back} wanted={wanted} words={shown ? words(shown.at) : ''} focused />}
      </div>
      <Steps back={back} />
      {more}
    </section>
  )
}

function Steps({ back }: { back: LookingBack }) {
  const { t } = useTranslation('past')
  const { scale, wanted, playing, speed } = useObservable(back.state)
  const next = () => speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
  const go = (step: 1 | -1) => {
    back.pause()
    void back.step(step)
  }
  return (
    <div className="row past-steps">
      <IconButton label={t('before')} disabled={!scale || wanted <= scale.from.seq} onClick={() => go(-1)}>
        <PreviousIcon />
      </IconButton>
      <IconButton
        label={playing ? t('pause') : t('play')}
        className="past-play"
        disabled={!scale || scale.from.seq === scale.to.seq}
        onClick={() => (playing ? back.pause() : back.play())}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </IconButton>
      <IconButton label={t('after')} disabled={!scale || wanted >= scale.to.seq} onClick={() => go(1)}>
        <NextIcon />
      </IconButton>
      <button
        type="button"
        className="past-speed"
        aria-label={t('speed', { speed })}
        title={t('speed', { speed })}
        onClick={() => back.setSpeed(next())}
      >
        {speed}×
      </button>
    </div>
  )
}
