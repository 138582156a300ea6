import { createRoot } from 'react-dom/client';
import './embed.css';
import { Lesson } from './lesson';

const host = document.getElementById('host');
if (!host) throw new Error('embed.html has no #host');
createRoot(host).render(<Lesson />);
