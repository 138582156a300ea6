export * from './codes';
export * from './events';
export * from './limits';
export * from './shapes';
export * from './text';
