export * from './codes';
export * from './events';
export * from './group';
export * from './limits';
export * from './member';
export * from './search';
export * from './shapes';
export * from './text';
