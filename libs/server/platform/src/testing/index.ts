export { SteppingClock } from './stepping-clock';
