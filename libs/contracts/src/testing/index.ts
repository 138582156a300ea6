export { polyglots, type Polyglot } from './polyglots';
