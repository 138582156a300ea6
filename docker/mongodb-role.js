// Makes the user with which the service runs on MongoDB: it reads and writes what is its own, adds to the audit log and
// reads it, and can change or remove no entry of it, nor the collection.
//
//   mongosh 'mongodb://127.0.0.1:27017/admin' --username root --file docker/mongodb-role.js
//
// It asks for the new user's password; OFFICEHOURS_DB names another database than `officehours`.
const database = process.env.OFFICEHOURS_DB ?? 'officehours';
const admin = db.getSiblingDB('admin');

const adding = ['find', 'insert', 'createCollection', 'createIndex'];
const changing = [...adding, 'update', 'remove'];
const rights = (collection, actions) => ({ resource: { db: database, collection }, actions });

const collections = [
  ...['accounts', 'attachments', 'attachmentUsage', 'auditPending', 'blocks', 'chatRooms', 'courses'],
  ...['dueAnnouncements', 'enrolmentChanges', 'enrolments', 'jobs', 'memberships', 'messages'],
  ...[
    'notificationSettings',
    'personSettings',
    'pushSubscriptions',
    'releasedFiles',
    'reports',
    'roomVisits',
  ],
  ...['serverState', 'sessions', 'suspensions', 'users'],
];

const privileges = [rights('audit', adding), ...collections.map((name) => rights(name, changing))];

admin.createRole({ role: 'officehoursService', privileges, roles: [] });

admin.createUser({
  user: 'officehours',
  pwd: passwordPrompt(),
  roles: [{ role: 'officehoursService', db: 'admin' }],
});
