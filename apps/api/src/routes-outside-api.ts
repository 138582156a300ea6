import { RequestMethod } from '@nestjs/common';

/** What supervisors ask, at the root and not under `/api`. */
export const OUTSIDE_API = [
  { path: 'livez', method: RequestMethod.GET },
  { path: 'readyz', method: RequestMethod.GET },
];
