import type { PersonModel, UserRole } from '@officehours/contracts';
import type { JWTPayload } from 'jose';
import { newId, sign } from './tokens';

export interface Person {
  id: string;
  name: string;
  role: UserRole;
  model: PersonModel;
  token: string;
}

const MODELS: Record<UserRole, PersonModel> = {
  student: 'Student',
  instructor: 'Instructor',
  admin: 'Admin',
};

/** A person of the host platform with a token; the server has not seen them yet. */
export async function person(role: UserRole, claims: JWTPayload = {}): Promise<Person> {
  const id = typeof claims.sub === 'string' ? claims.sub : newId();
  const name = typeof claims['name'] === 'string' ? claims['name'] : `${role} ${id.slice(-6)}`;
  const token = await sign({ sub: id, role, name, ...claims });
  return { id, name, role, model: MODELS[role], token };
}
