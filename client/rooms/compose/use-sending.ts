// What the composer does with a draft: photos and a voice note join it, and it is sent. Whatever fails, the draft stays.
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { MessageExtras } from '#client/sdk/index.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Draft } from './drafts.ts'
import { useNames } from './names.ts'
import { extrasOf, isEmpty, problemOf } from './sayable.ts'
import type { ChangeDraft } from './use-draft.ts'
import { usePhotos } from './use-photos.ts'
import { useVoice } from './use-voice.ts'

/** Words that are there already and are changed. */
export interface Reworded {
  readonly text: string
  /** Whether nothing may be left of them: it is taken away then, or has photos or products besides. */
  readonly mayBeEmpty: boolean
}

interface SendingParts {
  readonly draft: Draft
  readonly onDraft: ChangeDraft
  readonly onSend: (text: string, extras: MessageExtras) => Outcome<unknown>
  readonly rewords: Reworded | undefined
  readonly maxLength: number
  readonly field: RefObject<HTMLTextAreaElement | null>
}

export function useSending({ draft, onDraft, onSend, rewords, maxLength, field }: SendingParts) {
  const { t: why } = useTranslation('refusals')
  const { files } = useRoom()
  const names = useNames()
  const [refused, setRefused] = useState<string>()
  const photos = usePhotos(draft, onDraft)
  const recording = useVoice()
  const isUnfit = (one: Draft) =>
    isUnsayable(one, rewords) || problemOf(one, maxLength) !== undefined || photos.preparing > 0
  const sendDraft = (one: Draft): boolean => {
    if (isUnfit(one)) return false
    const sent = onSend(one.text.trim(), extrasOf(one, names))
    setRefused(sent.ok ? undefined : why(sent.refusal.code))
    if (sent.ok) onDraft(undefined)
    return sent.ok
  }
  const sendVoice = async () => {
    const recorded = await recording.stop()
    if (!recorded) return
    const { blob, ms, wave } = recorded
    const note = { file: { is: 'voice', id: await files.send('voice', blob), ms, wave }, bytes: blob.size } as const
    const whole = { ...draft, files: [...draft.files, note] }
    // Words that do not fit keep the voice note waiting with them.
    if (!sendDraft(whole)) onDraft({ files: whole.files })
  }
  return {
    photos,
    voice: {
      ...recording,
      start: () => {
        photos.forgetRefused()
        recording.start()
      },
    },
    refused,
    cannot: isUnfit(draft),
    /** @returns whether it was sent. */
    sendDraft: () => sendDraft(draft),
    /** Sends what is being recorded, or what is written. */
    send: () => (recording.now ? void sendVoice() : void (sendDraft(draft) && field.current?.focus())),
    removeFile: (id: string) => {
      files.forget(id)
      onDraft(({ files: before }) => ({ files: before.filter(({ file }) => file.id !== id) }))
      field.current?.focus()
    },
  }
}

function isUnsayable(draft: Draft, rewords: Reworded | undefined): boolean {
  if (!rewords) return isEmpty(draft)
  const text = draft.text.trim()
  return text === rewords.text || (text === '' && !rewords.mayBeEmpty)
}
