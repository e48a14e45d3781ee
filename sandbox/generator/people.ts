// Pure. What buyers are called.
import type { CountryCode } from "#sandbox/generator/places.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";

const BRITISH_FIRST =
  "Aisha Alan Amelia Arjun Beth Callum Carys Chloe Daniel Eilidh Ellie Farah Fergus Gareth Grace Hannah Harry Imogen Isla Jack Jamie Kiran Leanne Lewis Mairi Megan Nikhil Noah Olivia Oscar Poppy Priya Rhys Rosie Samir Sofia Theo Tilly Yusuf Zara";
const BRITISH_LAST =
  "Ahmed Baker Bell Campbell Clarke Davies Edwards Evans Fraser Green Griffiths Hall Hughes Iqbal Jenkins Jones Khan Lewis MacDonald Morgan Murray Nolan Owen Patel Quinn Reid Roberts Shah Smith Stewart Taylor Thomas Turner Walker Ward White Williams Wilson Wood Young";
const AMERICAN_FIRST =
  "Aaliyah Aiden Ava Brandon Camila Carter Diego Dylan Elena Ethan Gabriela Hunter Isabella Jayden Jordan Kayla Logan Luis Madison Mason Maya Miguel Naomi Nathan Nora Owen Paige Quinn Rachel Ryan Savannah Sean Sofia Tyler Valeria Wyatt Xavier Zoe";
const AMERICAN_LAST =
  "Adams Anderson Brooks Brown Carter Chen Cooper Cruz Diaz Edwards Flores Garcia Gonzalez Green Hernandez Hill Jackson Johnson Kim Lee Lopez Martinez Miller Mitchell Moore Nguyen Ortiz Parker Perez Ramirez Reed Rivera Robinson Rodriguez Sanchez Scott Torres Washington Williams Wright";
const GERMAN_FIRST =
  "Anna Ben Clara Elif Emil Emma Felix Finn Greta Hannah Ida Jonas Jule Karl Lara Lena Leon Lina Lukas Mats Maya Mia Noah Oskar Paul Rosa Sara Theo Tim Yusuf";
const GERMAN_LAST =
  "Bauer Becker Braun Fischer Graf Hartmann Hoffmann Huber Kaiser Keller Klein Koch König Krüger Lang Lehmann Maier Müller Neumann Richter Schäfer Schmidt Schneider Schulz Schwarz Vogel Wagner Weber Werner Yilmaz";

const NAMES: Record<"british" | "american" | "german", { first: string[]; last: string[] }> = {
  british: { first: BRITISH_FIRST.split(" "), last: BRITISH_LAST.split(" ") },
  american: { first: AMERICAN_FIRST.split(" "), last: AMERICAN_LAST.split(" ") },
  german: { first: GERMAN_FIRST.split(" "), last: GERMAN_LAST.split(" ") },
};

const NAMED: Record<CountryCode, keyof typeof NAMES> = {
  GB: "british",
  IE: "british",
  US: "american",
  CA: "american",
  FR: "german",
  DE: "german",
  NL: "german",
};

export function drawName(chance: Chance, country: CountryCode): { firstName: string; lastName: string } {
  const { first, last } = NAMES[NAMED[country]];
  return { firstName: chance.oneOf(first), lastName: chance.oneOf(last) };
}

/** At a domain that nobody can have (RFC 2606). @param serial tells people of one name apart. */
export const emailOf = ({ firstName, lastName }: { firstName: string; lastName: string }, serial: number): string =>
  `${firstName}.${lastName}${serial}@example.com`
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9.@]/g, "");
