import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#client/sdk/index.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import type { Rule } from '#shared/decisions/decision.ts'
import type { MemberId } from '#shared/ids.ts'

/** What is chosen of the voters. */
interface Chosen {
  readonly rule: Rule
  readonly left: readonly MemberId[]
  readonly one: MemberId
}

interface VoterChoiceProps {
  /** The members who may vote: viewers never do. */
  voices: readonly MemberView[]
  draft: Chosen
  onChange: (part: { left?: readonly MemberId[]; one?: MemberId }) => void
}

/** Who votes: all with a voice but those left out, or the one who decides. */
export function VoterChoice({ voices, draft: { rule, left, one }, onChange }: VoterChoiceProps) {
  const { t } = useTranslation('decisions')
  const name = useId()
  const isOne = rule === 'one'
  const toggle = (id: MemberId) =>
    onChange({ left: left.includes(id) ? left.filter((other) => other !== id) : [...left, id] })
  return (
    <fieldset className="options">
      <legend>{t(isOne ? 'form.who' : 'form.voters')}</legend>
      <ul className="decide-voters">
        {voices.map(({ id, name: called, colour, me }) => (
          <li key={id}>
            <label className="chip decide-voter">
              <input
                type={isOne ? 'radio' : 'checkbox'}
                name={isOne ? name : undefined}
                checked={isOne ? one === id : !left.includes(id)}
                onChange={() => (isOne ? onChange({ one: id }) : toggle(id))}
              />
              <Avatar name={called} colour={colour} size="small" decorative />
              <bdi>{me ? t('form.me', { name: called }) : called}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
