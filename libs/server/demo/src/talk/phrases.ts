import type { Dice } from '../script/dice';

export const hello = (dice: Dice): string =>
  dice.pick([
    'Hello Dr. Brandt,',
    'Good morning!',
    'Hi Dr. Brandt,',
    'Good evening,',
    'Hello,',
    'Sorry to bother you again:',
    'Quick question:',
  ]);

export const thanks = (dice: Dice): string =>
  dice.pick([
    'Thank you!',
    'Thanks a lot 🙏',
    'That helps, thank you.',
    'Perfect, thanks!',
    'Now I see it. Thank you!',
    'Great, thanks for the quick answer!',
    'Oh, of course. Thanks!',
    'Ahh, that was it 😅 thanks',
    'Super, thank you 😊',
  ]);

export const welcome = (dice: Dice): string =>
  dice.pick([
    'You’re welcome!',
    'Any time.',
    'Glad it helped 🙂',
    'Good. Keep going!',
    'Very good. See you in the lecture.',
    '👍',
    'You are very welcome. That was a good question, by the way.',
  ]);

export const praise = (dice: Dice): string =>
  dice.pick([
    'Exactly.',
    'Yes, precisely.',
    'Right.',
    'Correct!',
    'Very good.',
    'That’s it 🎉',
    'Yes, well seen.',
  ]);

export const sheet = (dice: Dice): string => `sheet ${dice.int(2, 9)}, exercise ${dice.int(1, 5)}`;
