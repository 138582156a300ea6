import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startSession } from './session/session';
import './styles.css';

// Before the page is drawn. The gallery shows states of the app without anybody.
if (!location.pathname.startsWith('/dev/gallery')) startSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const view = matchMedia('(pointer: coarse)').matches && window.visualViewport;
if (view) void import('./shell/follow-keyboard').then(({ followKeyboard }) => followKeyboard(root, view));

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
