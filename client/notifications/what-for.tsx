// What a member is notified of. One choice for mail and push: nobody wants to think about them apart.
import { useTranslation } from 'react-i18next'
import type { NotificationSettings } from '#shared/notifications/contracts.ts'
import { meanings, notificationChannels, usualMeanings } from '#shared/notifications/notification.ts'
import type { Meaning, NotificationChannel } from '#shared/notifications/notification.ts'
import { CheckRow } from './check-row.tsx'
import type { PartProps } from './part-props.ts'

/** The meanings, each on or off; the hour of the digest where there is one. */
export function WhatFor({ settings, change }: PartProps) {
  const { t } = useTranslation('notify')
  const { mail, push } = settings.offered
  // What comes once a day comes from elsewhere, not on a page that is open.
  const offered = meanings.filter((meaning) => meaning !== 'digest' || mail || push !== null)
  return (
    <fieldset className="stack notify-part">
      <legend>{t('what.title')}</legend>
      {offered.map((meaning) => (
        <CheckRow
          key={meaning}
          label={t(`what.${meaning}`)}
          isOn={isOn(settings, meaning)}
          onChange={(on) => void change({ meanings: withMeaning(settings, meaning, on) })}
        />
      ))}
      {offered.includes('digest') && isOn(settings, 'digest') && (
        <label className="stack notify-time notify-under">
          <span>{t('what.digestAt')}</span>
          <input
            type="time"
            required
            defaultValue={settings.digestAt}
            onBlur={({ target }) => target.value !== '' && void change({ digestAt: target.value })}
          />
        </label>
      )}
    </fieldset>
  )
}

function isOn({ meanings: byChannel }: NotificationSettings, meaning: Meaning): boolean {
  return notificationChannels.some((channel) => byChannel[channel].includes(meaning))
}

function withMeaning(settings: NotificationSettings, meaning: Meaning, on: boolean): NotificationSettings['meanings'] {
  const changed = (channel: NotificationChannel) => {
    const others = settings.meanings[channel].filter((one) => one !== meaning)
    return on && comesBy(settings, channel, meaning) ? [...others, meaning] : others
  }
  return { page: changed('page'), mail: changed('mail'), push: changed('push') }
}

/** A digest makes a phone buzz only where there is no mail to put it into. */
function comesBy({ offered }: NotificationSettings, channel: NotificationChannel, meaning: Meaning): boolean {
  return usualMeanings[channel].includes(meaning) || (channel === 'push' && !offered.mail)
}
