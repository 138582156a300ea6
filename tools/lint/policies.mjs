// Who may do what is one table, libs/server/platform/src/access. What a rule of one's own beside it looks like.
const rule = (selector, message) => ({ selector, message });
const compares = 'BinaryExpression[operator=/^[!=]==?$/]';
const ofCaller = (property) =>
  `MemberExpression[object.name=/^(caller|viewer)$/][property.name=/^${property}$/]`;

const sight = 'What somebody sees of a room is asked with mayRead, requireAccess, seenFrom or seesAll.';
const ask = 'Who may do what is asked of the policies, with requireAccess or refusalOf.';
const members = 'Who is in which room is asked of the repositories and the cache of chat-room.';

export const directRules = [
  rule("Identifier[name='visibleFromSeq']", sight),
  rule("Literal[value='visibleFromSeq']", sight),
  rule(`${compares}:has(> Literal) > ${ofCaller('(role|model)')}`, ask),
  // A fact with a name is what a policy is asked with; a condition is a policy of its own.
  rule(
    `:not(Property, VariableDeclarator) > ${compares}:has(> ${ofCaller('id')}):has(> MemberExpression[property.name=/^(sender|uploader|owner|reporter|user)Id$/])`,
    ask,
  ),
  rule(
    `CallExpression[callee.property.name='has'][callee.object.property.name='members'] > ${ofCaller('id')}`,
    ask,
  ),
  rule("CallExpression[callee.name='InjectModel'] > Literal[value='Membership']", members),
];
