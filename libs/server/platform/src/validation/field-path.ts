const NAME = /^[A-Za-z_$][\w$]{0,63}$|^\d{1,6}$/;
const LENGTH = 200;

/**
 * Where in a request a fault is. What does not look like the name of a field was made up by the sender and is not said
 * back: the path then ends at what it is in.
 */
export function fieldPath(parent: string, name: string): string {
  if (!NAME.test(name)) return parent;
  const path = parent ? `${parent}.${name}` : name;
  return path.length > LENGTH ? parent : path;
}
