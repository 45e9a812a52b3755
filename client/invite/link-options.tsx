// What the others may do, and what they see before they join. Folded away.
import { useTranslation } from 'react-i18next'
import { invitableRoles } from '#shared/roles.ts'
import type { InvitableRole } from './use-link.ts'

interface LinkOptionsProps {
  role: InvitableRole
  showsCart: boolean
  hidesTitle: boolean
  onRole: (role: InvitableRole) => void
  onShowsCart: (shows: boolean) => void
  onHidesTitle: (hides: boolean) => void
}

export function LinkOptions({ role, showsCart, hidesTitle, onRole, onShowsCart, onHidesTitle }: LinkOptionsProps) {
  const { t } = useTranslation('invite')
  return (
    <details className="invite-fold">
      <summary>
        {t('options')} <small>{t(`role.${role}`)}</small>
      </summary>
      <fieldset className="invite-roles">
        <legend className="only-read-out">{t('whatTheyMay')}</legend>
        {invitableRoles.map((one) => (
          <label key={one} className="row invite-role">
            <input type="radio" name="role" checked={role === one} onChange={() => onRole(one)} />
            <span>
              <b>{t(`role.${one}`)}</b>
              <small>{t(`may.${one}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="row invite-role">
        <input type="checkbox" checked={showsCart} onChange={(event) => onShowsCart(event.target.checked)} />
        <span>
          <b>{t('showsCart')}</b>
          <small>{t('showsCartWords')}</small>
        </span>
      </label>
      <label className="row invite-role">
        <input type="checkbox" checked={!hidesTitle} onChange={(event) => onHidesTitle(!event.target.checked)} />
        <span>
          <b>{t('showsTitle')}</b>
          <small>{t('showsTitleWords')}</small>
        </span>
      </label>
    </details>
  )
}
