// The saved replies, to be changed: one's own, and for supervisors those of the shop.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { language as pageLanguage } from '#client/locales/words.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Field } from '#client/ui/field.tsx'
import { BinIcon, EditIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { readReply, replyVariables } from '#shared/desk/reply-variables.ts'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import { useOpenDesk } from './desk-context.ts'
import { FormDialog } from './form-dialog.tsx'
import { languageName } from './spoken.ts'
import { useVisit } from './visit-context.ts'
import './desk-field.css'
import './replies-dialog.css'

interface RepliesDialogProps {
  replies: readonly SavedReply[]
  onChange: () => Promise<void>
  onClose: () => void
}

type Edited = Omit<SavedReply, 'id'> & { readonly id?: string }

export function RepliesDialog({ replies, onChange, onClose }: RepliesDialogProps) {
  const { t } = useTranslation('desk')
  const { me } = useVisit()
  const [edited, setEdited] = useState<Edited>()
  const blank: Edited = { name: '', text: '', language: pageLanguage(), isShared: false }
  if (edited)
    return (
      <Edit
        reply={edited}
        onDone={() => {
          setEdited(undefined)
          void onChange()
        }}
        onClose={() => setEdited(undefined)}
      />
    )
  const mayChange = (reply: SavedReply) => !reply.isShared || me.role === 'supervisor'
  return (
    <Dialog
      title={t('replies.title')}
      onClose={onClose}
      foot={
        <Button kind="solid" onClick={() => setEdited(blank)}>
          {t('replies.new')}
        </Button>
      }
    >
      {replies.length === 0 && <Empty title={t('replies.empty')}>{t('replies.emptyWords')}</Empty>}
      <ul className="desk-saved">
        {replies.map((reply) => (
          <Saved
            key={reply.id}
            reply={reply}
            mayChange={mayChange(reply)}
            onEdit={() => setEdited(reply)}
            onChange={onChange}
          />
        ))}
      </ul>
    </Dialog>
  )
}

interface SavedProps {
  reply: SavedReply
  mayChange: boolean
  onEdit: () => void
  onChange: () => Promise<void>
}

function Saved({ reply: { id, name, text, language, isShared }, mayChange, onEdit, onChange }: SavedProps) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const remove = async () => {
    const removed = await desk.tools.removeReply(id)
    if (!removed.ok) toast(because(removed.refusal.code))
    await onChange()
  }
  return (
    <li>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>{[languageName(language), ...(isShared ? [t('replies.ofShop')] : [])].join(' · ')}</small>
        <p dir="auto">{text}</p>
      </div>
      {mayChange && (
        <span className="row">
          <IconButton label={t('replies.edit', { name })} onClick={onEdit}>
            <EditIcon />
          </IconButton>
          <IconButton label={t('replies.remove', { name })} onClick={() => void remove()}>
            <BinIcon />
          </IconButton>
        </span>
      )}
    </li>
  )
}

function Edit({ reply, onDone, onClose }: { reply: Edited; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { me } = useVisit()
  const [now, setNow] = useState(reply)
  const [problem, setProblem] = useState<string>()
  const languages = [...new Set([now.language, ...me.languages])]
  const save = async () => {
    const read = readReply(now.text)
    if ('broken' in read) return setProblem(t('replies.brokenIn', { name: now.name, what: read.broken }))
    const saved = await desk.tools.saveReply(now)
    if (saved.ok) onDone()
    else setProblem(because(saved.refusal.code))
    return undefined
  }
  return (
    <FormDialog
      title={reply.name === '' ? t('replies.new') : reply.name}
      act={t('replies.save')}
      isReady={now.name.trim() !== '' && now.text.trim() !== ''}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label={t('replies.name')}
        maxLength={40}
        value={now.name}
        onChange={({ target }) => setNow({ ...now, name: target.value })}
      />
      <label className="desk-field">
        <span>{t('replies.language')}</span>
        <select value={now.language} onChange={({ target }) => setNow({ ...now, language: target.value })}>
          {languages.map((one) => (
            <option key={one} value={one}>
              {languageName(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="desk-field">
        <span>{t('replies.text')}</span>
        <textarea
          rows={5}
          dir="auto"
          maxLength={2000}
          value={now.text}
          onChange={({ target }) => {
            setProblem(undefined)
            setNow({ ...now, text: target.value })
          }}
        />
      </label>
      <p className="desk-field-hint">
        {t('replies.variables', { names: replyVariables.map((one) => `{${one}}`).join(' ') })}
      </p>
      {me.role === 'supervisor' && (
        <label className="row">
          <input
            type="checkbox"
            checked={now.isShared}
            disabled={reply.id !== undefined}
            onChange={({ target }) => setNow({ ...now, isShared: target.checked })}
          />
          {t('replies.shared')}
        </label>
      )}
    </FormDialog>
  )
}
