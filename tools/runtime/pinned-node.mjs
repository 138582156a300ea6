// Ends with one sentence when the Node at hand is not the one the workspace pins. Runs on any Node.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 9)) {
  console.error(
    `Node ${process.versions.node} is too old and node_modules/.bin/node (the pinned Node 24) is missing or was passed by: ` +
      'run `npm ci` without `--omit=optional`, then use the npm scripts.',
  );
  process.exit(1);
}
