import { createRoot } from 'react-dom/client';
import { Platform } from './platform';

const root = document.getElementById('platform');
if (!root) throw new Error('index.html has no #platform');
createRoot(root).render(<Platform />);
