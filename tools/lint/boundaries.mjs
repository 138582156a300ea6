const only = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

const scopes = [
  only('scope:shared', 'scope:shared'),
  only('scope:server', 'scope:server', 'scope:shared'),
  only('scope:web', 'scope:web', 'scope:shared'),
  only('scope:e2e', 'scope:e2e', 'scope:shared'),
];

const types = [
  only('type:contracts'),
  only('type:ui', 'type:ui'),
  only('type:client', 'type:contracts'),
  only('type:platform', 'type:platform', 'type:contracts'),
  only('type:data', 'type:data', 'type:platform', 'type:client', 'type:contracts'),
  only(
    'type:feature',
    'type:feature',
    'type:data',
    'type:platform',
    'type:client',
    'type:ui',
    'type:contracts',
  ),
  only('type:app', 'type:feature', 'type:data', 'type:platform', 'type:client', 'type:ui', 'type:contracts'),
  only('type:e2e', 'type:e2e', 'type:client', 'type:contracts'),
];

const platforms = [
  only('platform:any', 'platform:any'),
  only('platform:node', 'platform:node', 'platform:any'),
  only('platform:browser', 'platform:browser', 'platform:any'),
];

const foundation = ['lib:contracts', 'lib:platform', 'lib:directory'];

/** Which library may use which: platform ← directory ← account, course, chat-room ← message ← attachment, notification, safety, demo. */
const libraries = [
  only('lib:contracts'),
  only('lib:api-client', 'lib:contracts'),
  only('lib:embedded-mongodb'),
  only('lib:platform', 'lib:contracts', 'lib:embedded-mongodb'),
  only('lib:directory', 'lib:contracts', 'lib:platform'),
  only('lib:account', ...foundation),
  only('lib:course', ...foundation),
  only('lib:chat-room', ...foundation),
  only('lib:message', ...foundation, 'lib:chat-room'),
  only('lib:attachment', ...foundation, 'lib:chat-room', 'lib:message'),
  only('lib:notification', ...foundation, 'lib:chat-room', 'lib:message'),
  only('lib:safety', ...foundation, 'lib:chat-room', 'lib:message'),
  only('lib:demo', ...foundation, 'lib:account', 'lib:course', 'lib:chat-room', 'lib:message'),
  only('lib:web-ui'),
  only('lib:web-realtime', 'lib:contracts', 'lib:api-client'),
  only('lib:web-chat', 'lib:contracts', 'lib:web-realtime', 'lib:web-ui'),
];

/** The walls between projects, by the tags in their `project.json`. */
export const boundaries = {
  enforceBuildableLibDependency: false,
  allow: [],
  depConstraints: [...scopes, ...types, ...platforms, ...libraries],
};
