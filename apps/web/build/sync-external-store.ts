/** React has this hook itself since version 18; the router's own copy for older versions is left out. */
export { useSyncExternalStore } from 'react';
