import { useTranslation } from 'react-i18next'
import { Face } from '#client/rooms/face.tsx'
import { Button } from '#client/ui/button.tsx'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { shortened } from '#shared/cut-text.ts'
import { AboutPicture } from './about-picture.tsx'
import { lineOf, useAbout } from './about.ts'
import { useDueWords } from './due.ts'
import { useAskedWords } from './question-state.tsx'
import { questionWords } from './questions.ts'

/** A question that waits for this person. */
export function WaitingCard({ thread, onOpen }: { thread: ThreadView; onOpen: () => void }) {
  const { t } = useTranslation('talk')
  const about = useAbout(thread.subject)
  const due = useDueWords(thread)
  const who = useAskedWords(thread)
  const words = questionWords(thread) ?? t('questionGone')
  return (
    <article className="talk-card">
      <Face id={thread.by} decorative />
      <div className="stack talk-card-words">
        <p className="talk-card-question" dir="auto">
          {words}
        </p>
        <p className="talk-card-more">
          {who}
          {due && <b className={due.late ? 'talk-late' : undefined}> · {due.words}</b>}
          <br />
          <bdi>{lineOf(about, t)}</bdi>
        </p>
        <Button
          size="small"
          kind="solid"
          aria-label={t('answerThis', { words: shortened(words, 120) })}
          onClick={onOpen}
        >
          {t('answer')}
        </Button>
      </div>
      <AboutPicture about={about} />
    </article>
  )
}
