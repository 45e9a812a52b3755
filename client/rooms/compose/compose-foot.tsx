// The tools of the composer, and what takes their place while a voice note is recorded.
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { CloseIcon, TagIcon } from '#client/ui/icons.tsx'
import type { Allowed } from './allowed.ts'
import { clockWords } from './clock-words.ts'
import { AtIcon, EmojiIcon, MicIcon, PhotoIcon } from './compose-icons.tsx'
import { firstEmojis, moreEmojis } from './emojis.ts'
import { canRecord } from './recorder.ts'
import type { Voice } from './use-voice.ts'
import { Wave } from './wave.tsx'
import type { FieldActs } from './words-field.tsx'
import './emoji-buttons.css'

interface ComposeFootProps {
  acts: FieldActs
  voice: Voice
  allows: Allowed
  onPhotos: (files: readonly File[]) => void
  /** The button that sends. */
  send: ReactNode
}

export function ComposeFoot({ acts, voice, allows, onPhotos, send }: ComposeFootProps) {
  const { t } = useTranslation('talk')
  const [emojis, setEmojis] = useState(false)
  const { now } = voice
  if (now)
    return (
      <div className="row compose-foot" role="group" aria-label={t('voice.recording')}>
        <IconButton label={t('voice.cancel')} onClick={voice.cancel}>
          <CloseIcon />
        </IconButton>
        <span className="compose-recording" data-over={now.isOver || undefined} />
        <span className="voice-length">{clockWords(now.ms)}</span>
        <Wave levels={now.levels} />
        {send}
      </div>
    )
  return (
    <>
      {emojis && (
        <Emojis
          onPick={(emoji) => {
            acts.insert(emoji)
            setEmojis(false)
          }}
        />
      )}
      <div className="row compose-foot">
        {allows.products && (
          <Tool label={t('product.name')} isForWords onPress={() => acts.begin('#')}>
            <TagIcon />
          </Tool>
        )}
        {allows.mentions && (
          <Tool label={t('compose.mention')} isForWords onPress={() => acts.begin('@')}>
            <AtIcon />
          </Tool>
        )}
        <Tool
          label={t('compose.emoji')}
          isForWords={allows.mentions}
          isOpen={emojis}
          onPress={() => setEmojis(!emojis)}
        >
          <EmojiIcon />
        </Tool>
        {allows.files && <PhotoTool onPhotos={onPhotos} />}
        {allows.files && canRecord() && (
          <Tool label={t('voice.record')} onPress={voice.start}>
            <MicIcon />
          </Tool>
        )}
        {send}
      </div>
    </>
  )
}

interface ToolProps {
  label: string
  /** Of use once something is written; not shown in one row with the words. */
  isForWords?: boolean
  isOpen?: boolean
  onPress: () => void
  children: ReactNode
}

/** A press must not take the caret out of the text. */
function Tool({ label, isForWords = false, isOpen, onPress, children }: ToolProps) {
  return (
    <IconButton
      label={label}
      className={isForWords ? 'compose-for-words' : undefined}
      aria-expanded={isOpen}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </IconButton>
  )
}

/** On a phone the browser itself offers the camera beside the files. */
function PhotoTool({ onPhotos }: Pick<ComposeFootProps, 'onPhotos'>) {
  const { t } = useTranslation('talk')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Tool label={t('photo.add')} onPress={() => input.current?.click()}>
        <PhotoIcon />
      </Tool>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('photo.add')}
        onChange={({ target }) => {
          onPhotos([...(target.files ?? [])])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
    </>
  )
}

function Emojis({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('talk')
  return (
    <div className="emoji-buttons compose-emojis" role="group" aria-label={t('compose.emoji')}>
      {[...firstEmojis, ...moreEmojis].map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-label={emoji}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
    </div>
  )
}
