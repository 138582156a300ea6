import { requireUncommon } from './common-passwords';

const OWNER = { email: 'Amina.Haddad@school.example', name: 'Amina Haddad' };
const LAYLA = { email: null, name: 'ليلى الحداد' };

const refusal = { code: 'validation_failed', errors: [{ path: 'password', rule: 'common_password' }] };

describe('a new password', () => {
  it.each([
    ['password', 'the most common'],
    ['12345678', 'digits in a row'],
    ['qwertyuiop', 'keys in a row'],
    ['PassWord1', 'a common one in another case'],
    ['ｐａｓｓｗｏｒｄ', 'a common one in wide letters'],
    ['aaaaaaaa', 'one character'],
    ['abababababababab', 'two characters'],
    ['😀😀😀😀😀😀😀😀', 'one picture'],
    ['amina.haddad@school.example', 'the address'],
    ['aminahaddad', 'the name before the address’s sign'],
    ['Amina Haddad', 'the name'],
    ['amina-haddad-2026', 'the name and a year'],
  ])('%s is refused: it is %s', async (password) => {
    await expect(requireUncommon('password', password, OWNER)).rejects.toMatchObject(refusal);
  });

  it('of letters of any script is compared with the name', async () => {
    await expect(requireUncommon('password', 'ليلى الحداد1', LAYLA)).rejects.toMatchObject(refusal);
    await expect(requireUncommon('password', 'ليلى تحب الشاي', LAYLA)).resolves.toBeUndefined();
  });

  it.each([
    'correct horse battery staple',
    'long enough',
    'Amina Haddad likes tea',
    '20482716',
    'düsenjäger',
  ])('%s is taken', async (password) => {
    await expect(requireUncommon('password', password, OWNER)).resolves.toBeUndefined();
  });
});
