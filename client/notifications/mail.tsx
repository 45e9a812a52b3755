// Mail: an address is used once its owner has confirmed it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Field } from '#client/ui/field.tsx'
import { zoneAlong } from './device-zone.ts'
import type { PartProps } from './part-props.ts'

/** The address that notifications are mailed to, or will be. */
export function Mail({ settings, change }: PartProps) {
  const { t } = useTranslation('notify')
  const { address, waiting } = settings.mail
  return (
    <section className="stack notify-part" aria-labelledby="notify-mail">
      <h3 id="notify-mail">{t('mail.title')}</h3>
      {address !== null && (
        <Given
          words={t('mail.goes')}
          address={address}
          act={t('mail.stop')}
          onAct={() => void change({ mail: null })}
        />
      )}
      {waiting !== null && (
        <Given
          words={t('mail.waiting')}
          address={waiting}
          act={t('mail.another')}
          onAct={() => void change({ mail: address })}
        />
      )}
      {address === null && waiting === null && <Address settings={settings} change={change} />}
    </section>
  )
}

interface GivenProps {
  words: string
  address: string
  act: string
  onAct: () => void
}

function Given({ words, address, act, onAct }: GivenProps) {
  return (
    <div className="notify-given" role="status">
      <p>
        {words} <bdi className="notify-address">{address}</bdi>
      </p>
      <Button size="small" onClick={onAct}>
        {act}
      </Button>
    </div>
  )
}

function Address({ settings, change }: PartProps) {
  const { t } = useTranslation('notify')
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState<string>()
  return (
    <form
      className="notify-address-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // A rough check only: the confirmation mail does the rest.
        if (!/^[^\s@]+@[^\s@]+[.][^\s@]+$/.test(address.trim())) return setProblem(t('mail.problem'))
        return void change({ mail: address.trim(), ...zoneAlong(settings) })
      }}
    >
      <Field
        label={t('mail.address')}
        hint={t('mail.hint')}
        problem={problem}
        type="email"
        autoComplete="email"
        dir="ltr"
        value={address}
        onChange={(event) => {
          setAddress(event.target.value)
          setProblem(undefined)
        }}
      />
      <Button type="submit">{t('mail.send')}</Button>
    </form>
  )
}
