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
import { translate } from '../shared/i18n/translate.ts'
import { must } from '../shared/domain/errors.ts'
import { App } from './App.tsx'
import { notify } from './ui/notes.tsx'
import { locale } from './ui/preferences.ts'

// Whatever nobody waited for still reaches a person, and the console for us.
addEventListener('unhandledrejection', () => notify(translate(locale(), 'app.serverFailed')))

render(() => <App />, must(document.getElementById('root'), 'the element #root of index.html'))
