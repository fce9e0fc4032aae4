"""Words of seven languages that tell which language a text is in, and numbers written out, folded."""

# ruff: noqa: E501 - tables of words, a language a line

from __future__ import annotations

_LITTLE = {
    "en": "the of and to in is for on with that this will from are was has it at by as be its an who have after about which their",
    "fr": "le la les des du et est une dans pour sur avec qui que au aux par sera pas plus ses cette ce son sa ont apres comme",
    "it": "il lo gli della del di che per una con nel nella dei delle sono alla dal sul anche dopo piu ha stata nella dalla alle",
    "de": "der die das und ist mit den dem von fur auf ein eine einer im zu sich wird bei als nach auch aus nicht des zum zur hat",
    "es": "el los las y una con para por del se su al como mas esta este sera tras sus lo ha entre sobre desde fue",
    "pt": "o os as um uma com para por do da dos das no na nos nas se ao mais foi sera sua seu apos em pela pelo",
    "nl": "de het een van en dat op te zijn voor met niet aan er om ook bij wordt naar uit door over dan deze nog",
}
LITTLE_WORDS: dict[str, str] = {}
"""Folded word -> the first language that has it."""
for _language, _words in _LITTLE.items():
    for _word in _words.split():
        LITTLE_WORDS.setdefault(_word, _language)

_NUMBERS = """
two deux due zwei dos dois twee
three trois tre drei tres drie
four quatre quattro vier cuatro quatro
five cinq cinque funf cinco vijf
six sei sechs seis zes
seven sept sette sieben siete sete zeven
eight huit otto acht ocho oito
nine neuf nove neun nueve negen
ten dix dieci zehn diez dez tien
eleven onze undici elf
twelve douze dodici zwolf doce doze twaalf
"""
NUMBER_WORDS: dict[str, str] = {
    word: str(number) for number, line in enumerate(_NUMBERS.strip().split("\n"), start=2) for word in line.split()
}
"""Folded number word -> its digits."""
