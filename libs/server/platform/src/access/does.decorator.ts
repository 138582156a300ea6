import { SetMetadata } from '@nestjs/common';
import type { Action } from './policies';

export const ACTION = 'officehours:action';

/** What a route does, for the access matrix: a route that does not say stops `npm run openapi`. */
export const Does = (action: Action): MethodDecorator => SetMetadata(ACTION, action);
