export type EmojiGroup = 'smileys' | 'people' | 'nature' | 'food' | 'activity' | 'objects' | 'symbols';

/** One emoji with the words it is found by. */
export interface Emoji {
  char: string;
  words: string;
}

// The ones a conversation about studies uses; the keyboard of every device has the rest. `emoji words` per entry.
const SOURCE: Record<EmojiGroup, string> = {
  smileys:
    '😀 grin happy|😃 smile happy joy|😄 laugh happy|😁 beam|😆 laugh squint|😅 sweat relief phew|😂 tears joy lol|🤣 rofl floor|🙂 slight smile|🙃 upside down irony|😉 wink|😊 blush|😇 angel innocent|🥰 love hearts|😍 heart eyes|🤩 star wow|😘 kiss|😋 yum|😛 tongue|😜 wink tongue|🤪 crazy|🤗 hug|🤭 oops giggle|🤫 quiet hush|🤔 think hmm|🫡 salute|🤐 zip|🤨 eyebrow doubt|😐 neutral|😑 expressionless|😶 silent|🫥 dotted|😏 smirk|😒 unamused|🙄 roll eyes|😬 grimace|🫠 melt|😌 relieved|😔 pensive sad|😪 sleepy|😴 sleep zzz|😷 mask ill|🤒 fever ill|🤕 hurt|🤯 mind blown|🥳 party celebrate|😎 cool sunglasses|🤓 nerd study|🧐 monocle inspect|😕 confused|🫤 unsure|😟 worried|🙁 frown|😮 surprised|😯 hushed|😲 astonished|😳 flushed|🥺 plead please|🥹 touched tears|😦 dismay|😧 anguish|😨 fear|😰 anxious|😥 disappointed|😢 cry sad|😭 sob|😱 scream|😖 confounded|😣 persevere|😞 disappointed|😓 sweat|😩 weary|😫 tired|🥱 yawn bored|😤 huff|😡 angry|🤬 swear|💀 skull dead|💩 poo|🤡 clown|👻 ghost|👽 alien|🤖 robot',
  people:
    '👋 wave hello hi|🤚 hand|✋ stop hand|🖖 vulcan|👌 ok perfect|🤌 pinch|🤏 small|✌️ victory peace|🤞 luck fingers crossed|🫰 snap|🤟 love you|🤘 rock|👈 left|👉 right|👆 up|👇 down|☝️ point one|👍 thumbs up yes like|👎 thumbs down no|✊ fist|👊 punch|👏 clap bravo|🙌 praise hooray|🫶 heart hands|👐 open|🤲 palms|🤝 handshake deal|🙏 please thanks pray|✍️ write|💪 strong|🧠 brain|👀 eyes look|👁️ eye|🗣️ speak|👤 person|👥 people|🙋 raise hand question|🤦 facepalm|🤷 shrug|🙇 bow sorry|💁 info|🧑‍🎓 student|🧑‍🏫 teacher|🧑‍💻 coder|🧑‍🔬 scientist|🧑‍🚀 astronaut|🕵️ detective',
  nature:
    '🐶 dog|🐱 cat|🐭 mouse|🦊 fox|🐻 bear|🐼 panda|🐨 koala|🦁 lion|🐸 frog|🐵 monkey|🙈 see no evil|🙉 hear no evil|🙊 speak no evil|🐔 chicken|🐧 penguin|🦉 owl|🐝 bee|🦋 butterfly|🐌 snail slow|🐢 turtle slow|🐍 snake python|🐙 octopus|🐳 whale|🌱 seedling|🌿 herb|🍀 clover luck|🌵 cactus|🌳 tree|🌸 blossom|🌹 rose|🌻 sunflower|🌍 earth world|🌙 moon|⭐ star|🌟 glowing star|✨ sparkles|⚡ lightning|🔥 fire hot|🌈 rainbow|☀️ sun|⛅ cloud|🌧️ rain|❄️ snow|🌊 wave sea',
  food: '🍏 apple|🍌 banana|🍉 melon|🍇 grapes|🍓 strawberry|🍒 cherry|🥑 avocado|🥕 carrot|🌽 corn|🍞 bread|🥐 croissant|🧀 cheese|🥚 egg|🍳 cooking|🍔 burger|🍟 fries|🍕 pizza|🌮 taco|🍣 sushi|🍜 noodles|🍰 cake|🎂 birthday cake|🍪 cookie|🍫 chocolate|🍿 popcorn|☕ coffee|🍵 tea|🧃 juice|🥤 drink|🍺 beer|🍷 wine|🥂 cheers',
  activity:
    '🎉 party tada congratulations|🎊 confetti|🎈 balloon|🎁 gift|🏆 trophy win|🥇 first gold|🥈 second|🥉 third|🏅 medal|⚽ football|🏀 basketball|🎾 tennis|🏓 ping pong|🎯 target goal|🎲 dice|🧩 puzzle|🎮 game|🎨 art|🎭 theatre|🎤 sing|🎧 headphones music|🎸 guitar|🎹 piano|🚴 cycling|🏃 run|🧘 calm|🚀 rocket launch|✈️ plane|🚆 train|🚗 car|🚲 bicycle|🏠 home|🏫 school|🏛️ university',
  objects:
    '⌚ watch|📱 phone|💻 laptop|⌨️ keyboard|🖥️ screen|🖨️ printer|💾 save disk|📷 photo|🎥 video|📞 call|🔋 battery|💡 idea bulb|🔦 torch|📖 book read|📚 books study|📓 notebook|📝 memo note exam|✏️ pencil|🖊️ pen|📐 triangle geometry|📏 ruler|🧮 abacus count|📊 chart bars|📈 chart up|📉 chart down|📅 calendar date|⏰ alarm|⏳ hourglass wait|⏱️ stopwatch|📌 pin|📎 paperclip attach|🔗 link|✂️ cut|🗑️ bin delete|🔒 lock|🔑 key|🔧 tool fix|🔨 hammer|⚙️ gear settings|🧪 test tube chemistry|🧫 petri|🔬 microscope|🔭 telescope|🧲 magnet physics|⚖️ balance law|🎓 graduation|📢 announce|🔔 bell|🔕 mute|✉️ mail|📦 package',
  symbols:
    '❤️ heart love|🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|🖤 black heart|💔 broken heart|💯 hundred perfect|✅ check done yes|☑️ tick|✔️ check|❌ cross no wrong|❎ cross|❗ exclamation important|❓ question|⁉️ what|‼️ important|⚠️ warning|🚫 forbidden|⛔ stop|🆗 ok|🆕 new|🔄 refresh again|➕ plus add|➖ minus|✖️ times multiply|➗ divide|🟰 equals|♾️ infinity|➡️ right arrow|⬅️ left arrow|⬆️ up arrow|⬇️ down arrow|↩️ back|🔴 red|🟡 yellow|🟢 green|🔵 blue|⚪ white|⚫ black|🔺 up|🔻 down|💬 speech comment|💭 thought|🕐 clock time',
};

/** Entries as they stand in a source of words. */
export const entriesOf = (source: string): Emoji[] =>
  source.split('|').map((entry) => {
    const at = entry.indexOf(' ');
    return { char: entry.slice(0, at), words: entry.slice(at + 1) };
  });

/** All emoji by group, in the order shown. */
export const EMOJI = Object.entries(SOURCE).map(([group, entries]) => ({
  group: group as EmojiGroup,
  emoji: entriesOf(entries),
}));
