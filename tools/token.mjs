// `npm run token -- --role admin --name Root`: a token such as a platform would sign, for trying the API and for the first
// administrator. Signed with JWT_SECRET, else with the secret that the service keeps in DATA_DIR.
import './runtime/pinned-node.mjs';

import { createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { SignJWT } from 'jose';

const { values } = parseArgs({
  options: {
    role: { type: 'string', default: 'student' },
    name: { type: 'string', default: 'Somebody' },
    sub: { type: 'string', default: 'somebody' },
    hours: { type: 'string', default: '1' },
  },
});

try {
  const secret =
    process.env.JWT_SECRET ?? readFileSync(`${process.env.DATA_DIR ?? './data'}/jwt-secret`, 'utf8').trim();
  const token = await new SignJWT({ role: values.role, name: values.name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(values.sub)
    .setIssuedAt()
    .setExpirationTime(`${values.hours} hours`)
    .sign(createSecretKey(secret, 'utf8'));
  console.log(token);
} catch (error) {
  console.error(`No token: ${error.message}. Start the service once, or set JWT_SECRET or DATA_DIR.`);
  process.exitCode = 1;
}
