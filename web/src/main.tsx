import { createRoot } from 'react-dom/client';
import { App } from './shell/app';
import { preferred_language, speak } from './shell/languages';
import './shell/tokens.css';
import './shell/shell.css';
import './figure/figure.css';
import './plan/plan.css';

await speak(preferred_language());
createRoot(document.getElementById('root')!).render(<App />);
