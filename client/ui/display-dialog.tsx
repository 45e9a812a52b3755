// Language and theme, for this device.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, chooseLanguageHere, languageNames, languages } from '#client/locales/languages.ts'
import type { Language } from '#client/locales/languages.ts'
import { Chips } from '#client/ui/chips.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { chooseTheme, themeHere } from '#client/ui/theme.ts'
import { themes } from '#shared/choices.ts'
import './display-dialog.css'

/** Two choices, each in force at once. */
export function DisplayDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ui')
  const [theme, setTheme] = useState(themeHere)
  return (
    <Dialog title={t('display.title')} size="small" onClose={onClose}>
      <div className="stack display">
        <Chips
          label={t('display.language')}
          labelled
          chosen={chooseLanguage()}
          choices={(Object.keys(languages) as Language[]).map((value) => ({
            value,
            words: <span lang={value}>{languageNames[value]}</span>,
          }))}
          onChoose={chooseLanguageHere}
        />
        <Chips
          label={t('display.theme')}
          labelled
          chosen={theme}
          choices={(['system', ...themes] as const).map((value) => ({ value, words: t(`display.${value}`) }))}
          onChoose={(chosen) => {
            chooseTheme(chosen)
            setTheme(chosen)
          }}
        />
        <p className="display-note">{t('display.note')}</p>
      </div>
    </Dialog>
  )
}
