import { column, matrix, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';

export const hebrew: Exchange = (dice) => {
  const k = dice.int(2, 7);
  return [
    student('שלום ד״ר ברנדט, אפשר לשאול בעברית?'),
    teacher('שלום נועה, בוודאי!'),
    student(tex`האם המטריצה \( ${matrix([1, k], [0, 1])} \) הפיכה?`),
    teacher('מה הדטרמיננטה שלה?'),
    student('1, אז כן, היא הפיכה 😀'),
    teacher(tex`נכון. וההופכית היא \( ${matrix([1, -k], [0, 1])} \).`, 1),
    student('תודה רבה!'),
  ];
};

export const spanish: Exchange = (dice) => {
  const [a, b] = [dice.int(1, 4), dice.int(1, 4)];
  return [
    student('¡Hola, doctora! ¿Puedo escribir en español de vez en cuando? Mi inglés se cansa rápido 😅'),
    teacher('¡Claro que sí, Mateo! Y si me equivoco, me corriges.'),
    student(
      tex`¿Por qué el vector \( ${column(a, b)} \) y el vector \( ${column(-b, a)} \) son ortogonales?`,
    ),
    teacher(tex`Porque \( ${a} \cdot (${-b}) + ${b} \cdot ${a} = 0 \).`),
    student('¡Qué fácil! Gracias.'),
  ];
};

export const german: Exchange = (dice) => {
  const n = dice.int(3, 6);
  return [
    student('Guten Tag Frau Dr. Brandt, dürfen wir die Lösungen auch auf Deutsch abgeben?'),
    teacher(
      'Guten Tag Herr Weiß, ja, gern. Nur die Begriffe bitte wie im Skript, sonst verwechseln wir „Rang“ und „Kern“.',
    ),
    student(
      tex`Alles klar. Und stimmt es, dass \( \dim \ker A = ${n} - \operatorname{rang} A \) bei ${n} Spalten?`,
    ),
    teacher('Genau so ist es.'),
    student('Vielen Dank!'),
  ];
};
