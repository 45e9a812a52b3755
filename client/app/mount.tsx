import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadWords } from '#client/locales/words.ts'
import { App } from './app.tsx'

// Not awaited at the top level: the words stand on chunks that would wait for this one.
void loadWords().then(draw)

function draw(): void {
  const place = document.getElementById('page')
  if (!place) throw new Error('index.html has no element "page"')
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
