"""Words of seven languages that tell which language a text is in, numbers written out and cities' names, folded."""

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

_PLACES = """
vienna, vienne, wien, viena, wenen
munich, munchen, monaco di baviera, munique
cologne, koln, colonia
nuremberg, nurnberg, norimberga
berlin, berlino, berlim, berlijn
hamburg, hambourg, amburgo, hamburgo
frankfurt, francfort, francoforte, francfurt
dresden, dresde, dresda
leipzig, lipsia
aachen, aix-la-chapelle, aquisgrana
geneva, geneve, genf, ginevra, ginebra, genebra
zurich, zurigo
basel, basle, bale, basilea, basileia
bern, berne, berna
lucerne, luzern, lucerna
antwerp, anvers, antwerpen, anversa, amberes, antuerpia
bruges, brugge, brujas
ghent, gand, gent, gante
brussels, bruxelles, brussel, bruselas, bruxelas
liege, luttich, liegi, lieja, luik
the hague, la haye, den haag, l'aia, la haya, haia
london, londres, londra, londen
edinburgh, edimbourg, edimburgo
dublin, dublino
paris, parigi, parijs
lyon, lione, lyons
marseille, marsiglia, marsella, marselha
strasbourg, strassburg, strasburg, strasburgo, estrasburgo
lille, rijsel, lilla
rome, roma, rom
milan, milano, mailand, milaan
venice, venise, venezia, venedig, venecia, veneza
florence, firenze, florenz, florencia, florenca
naples, napoli, neapel, napoles
turin, torino
genoa, genes, genova, genua
palermo, palerme
syracuse, siracusa, syrakus
trieste, triest
lisbon, lisbonne, lisbona, lissabon, lisboa
seville, sevilla, siviglia, sevilha
barcelona, barcelone, barcellona
saragossa, zaragoza, saragosse
copenhagen, copenhague, kopenhagen, copenaghen, kobenhavn
stockholm, stoccolma, estocolmo
helsinki, helsinque
moscow, moscou, mosca, moskau, moscu, moscovo, moskou
saint petersburg, st petersburg, saint-petersbourg, saint petersbourg, sankt petersburg, san pietroburgo, san petersburgo, sao petersburgo, sint-petersburg
warsaw, varsovie, varsavia, warschau, varsovia
cracow, krakow, cracovie, cracovia, krakau
prague, praga, prag, praag
budapest, budapeste
belgrade, belgrado, belgrad
bucharest, bucarest, bukarest, bucareste, boekarest
athens, athenes, atene, athen, atenas, athene
istanbul, estambul, istambul
cairo, le caire, il cairo, kairo, el cairo
beijing, pekin, pechino, peking, pequim
tokyo, tokio, toquio
new york, nueva york, nova york
cape town, le cap, citta del capo, kapstadt, ciudad del cabo
havana, la havane, l'avana, havanna, la habana
mexico city, citta del messico, mexiko-stadt, ciudad de mexico
"""
PLACES: dict[str, str] = {
    name: f"city {number}"
    for number, line in enumerate(_PLACES.strip().split("\n"))
    for name in {variant.replace("-", " ") for variant in line.split(", ")}
}
"""Folded name of a city in any of the languages -> one name for all; names that begin alike need none."""
