import '@fontsource/be-vietnam-pro/vietnamese-400.css'
import '@fontsource/be-vietnam-pro/vietnamese-500.css'
import '@fontsource/be-vietnam-pro/vietnamese-600.css'
import '@fontsource/be-vietnam-pro/vietnamese-700.css'
import '@fontsource/be-vietnam-pro/latin-400.css'
import '@fontsource/be-vietnam-pro/latin-500.css'
import '@fontsource/be-vietnam-pro/latin-600.css'
import '@fontsource/be-vietnam-pro/latin-700.css'
import './ui/tokens.css'
import './ui/base.css'
import { render } from 'solid-js/web'
import { must } from '../shared/domain/errors.ts'
import { App } from './App.tsx'
import { notify } from './ui/notes.tsx'
import { locale } from './ui/preferences.ts'
import { guardMarkup } from './ui/trustedMarkup.ts'
import { loadWords, translator } from './ui/translate.ts'

guardMarkup(window)

// Whatever nobody waited for still reaches a person, and the console for us.
addEventListener('unhandledrejection', () => notify(translator(locale)('app.serverFailed')))

// Without its words a language is shown in Vietnamese; the failure is told above.
void loadWords(locale()).finally(() => render(() => <App />, must(document.getElementById('root'), 'the element #root of index.html')))
