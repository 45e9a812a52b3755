// A voice note: play, pause, and a place in it that can be moved with hand or keys.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { PauseIcon, PlayIcon } from '#client/ui/lazy-icons.tsx'
import type { VoiceNote } from '#shared/files/attachment.ts'
import { clockWords } from './clock-words.ts'
import { useFile } from './file-urls.ts'
import { levelsOf, Wave } from './wave.tsx'

/** The one that plays: two voices at once are none. */
let playing: HTMLAudioElement | undefined

export function VoicePlayer({ note, name }: { note: VoiceNote; name: string }) {
  const { t } = useTranslation('talk')
  const shown = useFile(note.id)
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const toggle = () => {
    const { current } = audio
    if (!current) return
    if (!current.paused) return current.pause()
    if (playing !== current) playing?.pause()
    playing = current
    void current.play().catch(() => setPlaying(false))
  }
  const seek = (ms: number) => {
    setAt(ms)
    if (audio.current) audio.current.currentTime = ms / 1000
  }
  return (
    <div className="row voice" role="group" aria-label={t('voice.by', { name, length: clockWords(note.ms) })}>
      <IconButton
        className="voice-play"
        kind="solid"
        label={t(isPlaying ? 'voice.pause' : 'voice.play')}
        disabled={shown.is !== 'here'}
        onClick={toggle}
      >
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </IconButton>
      <span className="voice-wave">
        <Wave levels={levelsOf(note.wave)} played={at / note.ms} />
        <input
          type="range"
          min={0}
          max={note.ms}
          step={1000}
          value={at}
          disabled={shown.is !== 'here'}
          aria-label={t('voice.place')}
          aria-valuetext={clockWords(at)}
          onChange={({ target }) => seek(Number(target.value))}
        />
      </span>
      <span className="voice-length">{clockWords(isPlaying || at > 0 ? at : note.ms)}</span>
      {shown.is === 'here' && (
        <audio
          ref={audio}
          src={shown.url}
          preload="metadata"
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onTimeUpdate={({ currentTarget }) => setAt(Math.min(note.ms, currentTarget.currentTime * 1000))}
          onEnded={() => seek(0)}
        />
      )}
      {(shown.is === 'away' || shown.is === 'offline') && (
        <span className="voice-away">{t(shown.is === 'away' ? 'voice.away' : 'photo.offline')}</span>
      )}
    </div>
  )
}
