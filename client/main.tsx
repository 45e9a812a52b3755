import './app/jitless.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadWords } from './locales/words.ts'
import './ui/base.css'

const place = document.getElementById('page')
if (!place) throw new Error('index.html has no element "page"')

await loadWords()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
