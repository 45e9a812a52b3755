// First, because the order of the layers is that of their first mention.
import './ui/base.css'
import './app/jitless.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadWords } from './locales/words.ts'

const place = document.getElementById('page')
if (!place) throw new Error('index.html has no element "page"')

await loadWords()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
