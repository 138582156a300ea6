// In a server library the file's suffix is its layer. What each layer may not reach for, and what it does instead.
const table = {
  controller: { never: ['repository', 'schema'], instead: 'A controller is one call to a service.' },
  gateway: { never: ['repository', 'schema', 'controller'], instead: 'A gateway is one call to a service.' },
  service: {
    never: ['controller', 'gateway', 'schema'],
    instead: 'A service knows ports (repositories), policies and events, not transports or schemas.',
  },
  presenter: {
    never: ['controller', 'gateway', 'service', 'schema'],
    instead: 'A presenter is a pure function from plain objects to the wire.',
  },
  broadcaster: {
    never: ['controller', 'gateway', 'schema'],
    instead: 'A broadcaster turns domain events into emits.',
  },
  repository: {
    never: ['controller', 'gateway', 'service', 'presenter', 'broadcaster'],
    instead: 'A repository knows its schema and nothing above it.',
  },
  schema: {
    never: ['controller', 'gateway', 'service', 'presenter', 'broadcaster', 'repository'],
    instead: 'A schema stands at the bottom.',
  },
};

const className = (suffix) => suffix[0].toUpperCase() + suffix.slice(1);

/** One entry per layer: which files it holds for, and the options of `no-restricted-imports`. */
export const layers = Object.entries(table).map(([suffix, { never, instead }]) => ({
  files: [`libs/server/**/{*.,}${suffix}.ts`, `apps/*/src/**/{*.,}${suffix}.ts`],
  options: {
    patterns: [
      { regex: `\\.(${never.join('|')})(\\.ts)?$`, message: instead },
      {
        regex: '^@officehours/',
        importNamePattern: `(${never.map(className).join('|')})$`,
        message: instead,
      },
    ],
  },
}));
