// What is said to the members of a visit: in one's own words, or with a saved reply, which can be changed before it is sent.
import { Suspense, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#client/ui/button.tsx'
import { SendIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { maxMessageLength } from '#shared/annotations/message.ts'
import { readReply } from '#shared/desk/reply-variables.ts'
import type { ReplyVariable } from '#shared/desk/reply-variables.ts'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import type { Refusal } from '#shared/refusals.ts'
import { RepliesIcon } from './desk-icons.tsx'
import { fillReply, hasGap } from './reply-values.ts'
import { fittingReplies, SavedReplies } from './saved-replies.tsx'
import { useReplies } from './use-replies.ts'
import { useReplyValues } from './use-reply-values.ts'
import { useVisit } from './visit-context.ts'

const RepliesDialog = lazyPart(async () => (await import('./replies-dialog.tsx')).RepliesDialog)

export function ReplyForm() {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { visit, conversation, draft, onDraft } = useVisit()
  const [refused, setRefused] = useState<Refusal>()
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const gapOf = (variable: ReplyVariable, why: 'hidden' | 'unknown') =>
    t(`replies.gap.${why}`, { what: t(`replies.variable.${variable}`) })
  const change = (text: string) => {
    setProblem(undefined)
    onDraft((before) => ({ ...before, text }))
  }
  const picking = usePicking(field, { gapOf, change, onBroken: setProblem })
  const text = draft.text.trim()
  const cannot = !conversation || text === '' || picking.isOpen
  const send = () => {
    if (cannot) return
    if (hasGap(text, gapOf)) return setProblem(t('replies.hasGap'))
    const said = conversation.say(text, [])
    setRefused(said.ok ? undefined : said.refusal)
    if (said.ok) change('')
    field.current?.focus()
    return undefined
  }
  return (
    <form
      className="desk-reply"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {picking.list}
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        aria-label={t('compose.place', { name: visit.request.name })}
        placeholder={t('compose.place', { name: visit.request.name })}
        maxLength={maxMessageLength}
        value={draft.text}
        {...picking.field}
        onChange={({ target }) => change(target.value)}
        onKeyDown={(event) => picking.onKey(event) || sendsOnEnter(event, send)}
      />
      <span className="desk-reply-acts">
        <Button kind="plain" size="small" icon={<RepliesIcon />} onClick={picking.toggle}>
          {t('replies.label')}
        </Button>
        <IconButton type="submit" kind="solid" label={t('compose.send')} disabled={cannot}>
          <SendIcon />
        </IconButton>
      </span>
      {(refused ?? problem) && (
        <p className="desk-problem" role="alert">
          {refused ? because(refused.code) : problem}
        </p>
      )}
    </form>
  )
}

interface Picked {
  gapOf: (variable: ReplyVariable, why: 'hidden' | 'unknown') => string
  change: (text: string) => void
  onBroken: (problem: string) => void
}

/** A stroke at the beginning opens the list, and what follows narrows it. */
function usePicking(field: { readonly current: HTMLTextAreaElement | null }, { gapOf, change, onBroken }: Picked) {
  const { t } = useTranslation('desk')
  const { visit, draft } = useVisit()
  const values = useReplyValues()
  const [all, reload] = useReplies()
  const [active, setActive] = useState(0)
  const [isManaging, setManaging] = useState(false)
  const id = useId()
  const isOpen = draft.text.startsWith('/') && !draft.text.includes('\n')
  const fitting = isOpen ? fittingReplies(all, draft.text.slice(1).trim(), visit.request.language) : []
  const at = Math.min(active, Math.max(0, fitting.length - 1))
  const pick = (reply: SavedReply | undefined) => {
    if (!reply) return
    const read = readReply(reply.text)
    if ('broken' in read) return onBroken(t('replies.brokenIn', { name: reply.name, what: read.broken }))
    const { text, gap } = fillReply(read.parts, values, gapOf)
    change(text)
    setActive(0)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(gap?.from ?? text.length, gap?.to ?? text.length)
    })
    return undefined
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && fitting.length > 0) setActive((at + step + fitting.length) % fitting.length)
    else if (event.key === 'Enter') pick(fitting[at])
    else if (event.key === 'Escape') change('')
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    isOpen,
    onKey,
    toggle: () => {
      change(isOpen ? '' : '/')
      field.current?.focus()
    },
    field: isOpen
      ? ({
          ...{ 'aria-controls': id, 'aria-haspopup': 'listbox', 'aria-autocomplete': 'list' },
          'aria-activedescendant': fitting.length > 0 ? `${id}-${at}` : undefined,
        } as const)
      : {},
    list: (
      <>
        {isOpen && (
          <SavedReplies id={id} replies={fitting} active={at} onPick={pick} onManage={() => setManaging(true)} />
        )}
        {isManaging && (
          <Suspense fallback={null}>
            <RepliesDialog
              replies={all}
              onChange={reload}
              onClose={() => {
                setManaging(false)
                change('')
              }}
            />
          </Suspense>
        )}
      </>
    ),
  }
}

/** Enter sends where there is a keyboard, and makes a line with Shift. */
export function sendsOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || matchMedia('(hover: none) and (pointer: coarse)').matches) return
  event.preventDefault()
  send()
}
