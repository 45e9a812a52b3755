// What one can do with a message: react, answer, reword, take back. Loaded with the panel's other parts that open over it.
import { useId, useState } from 'react'
import type { ReactNode, RefObject, SyntheticEvent } from 'react'
import { Dialog, I18nProvider, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { language } from '#client/locales/words.ts'
import { Button } from '#client/ui/button.tsx'
import { MoreIcon } from '#client/ui/icons.tsx'
import { emojiKey } from '#shared/annotations/emoji.ts'
import { firstEmojis, moreEmojis } from '#client/rooms/compose/emojis.ts'
import './message-menu.css'
import '#client/rooms/compose/emoji-buttons.css'

/** One thing to do. */
export interface MessageAct {
  readonly words: string
  readonly icon: ReactNode
  readonly run: () => void
  readonly danger?: boolean
}

interface MessageMenuProps {
  label: string
  by: RefObject<HTMLElement | null>
  /** Emojis this member gave already; undefined where they may not react. */
  given: readonly string[] | undefined
  onReact: (emoji: string, given: boolean) => void
  acts: readonly MessageAct[]
  onClose: () => void
}

/** Open as long as it is drawn. */
export function MessageMenu({ label, by, given, onReact, acts, onClose }: MessageMenuProps) {
  return (
    <I18nProvider locale={language()}>
      <Popover
        triggerRef={by}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom end"
        offset={4}
        className="talk-menu-place"
      >
        <Dialog aria-label={label} className="talk-menu">
          {given && (
            <Emojis
              given={given}
              onReact={(emoji, wanted) => {
                onReact(emoji, wanted)
                onClose()
              }}
            />
          )}
          {acts.map(({ words, icon, run, danger }) => (
            <button
              key={words}
              type="button"
              className="row talk-menu-act"
              data-danger={danger || undefined}
              onClick={() => {
                onClose()
                run()
              }}
            >
              {icon}
              {words}
            </button>
          ))}
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}

function Emojis({ given, onReact }: { given: readonly string[]; onReact: MessageMenuProps['onReact'] }) {
  const { t } = useTranslation('talk')
  const [more, setMore] = useState(false)
  const shown: readonly string[] = more ? [...firstEmojis, ...moreEmojis] : firstEmojis
  return (
    <>
      <div className="emoji-buttons talk-emojis" role="group" aria-label={t('react')}>
        {shown.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={t('reactWith', { emoji })}
            aria-pressed={given.includes(emoji)}
            onClick={() => onReact(emoji, !given.includes(emoji))}
          >
            {emoji}
          </button>
        ))}
        {!more && (
          <button type="button" aria-label={t('moreEmojis')} title={t('moreEmojis')} onClick={() => setMore(true)}>
            <MoreIcon />
          </button>
        )}
      </div>
      {more && <AnyEmoji onReact={(emoji) => onReact(emoji, true)} />}
    </>
  )
}

function AnyEmoji({ onReact }: { onReact: (emoji: string) => void }) {
  const { t } = useTranslation('talk')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState(false)
  const id = useId()
  const react = (event: SyntheticEvent) => {
    event.preventDefault()
    if (emojiKey(text.trim()) === undefined) setProblem(true)
    else onReact(text.trim())
  }
  return (
    <form className="talk-any-emoji" onSubmit={react}>
      <input
        aria-label={t('anyEmoji')}
        placeholder={t('anyEmoji')}
        aria-invalid={problem}
        aria-describedby={problem ? id : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setProblem(false)
        }}
      />
      <Button size="small" type="submit" disabled={text.trim() === ''}>
        {t('reactNow')}
      </Button>
      {problem && (
        <p id={id} role="alert">
          {t('notAnEmoji')}
        </p>
      )}
    </form>
  )
}
