import { createRoot } from 'react-dom/client';
import { LiveRoom } from './live-room';
import { ManyMessages } from './many-messages';
import './floor.css';

const wish = new URLSearchParams(location.search);
const room = wish.get('room');
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  room === null ? (
    <ManyMessages total={Number(wish.get('n'))} arriving={Number(wish.get('arriving'))} />
  ) : (
    <LiveRoom person={wish.get('person') ?? ''} room={room} />
  ),
);
