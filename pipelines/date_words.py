# ruff: noqa: E501 - tables of words, a language a line
"""Months, weekdays and the words that say what a date is for, folded, in seven languages."""

from __future__ import annotations

_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januar februar marz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
"""
MONTHS: dict[str, int] = {
    word: number for line in _MONTHS.strip().split("\n") for number, word in enumerate(line.split(), start=1)
} | {"sept": 9, "janner": 1, "maerz": 3}
"""Folded month -> its number."""

_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
lundi mardi mercredi jeudi vendredi samedi dimanche
lunedi martedi mercoledi giovedi venerdi sabato domenica
montag dienstag mittwoch donnerstag freitag samstag sonntag
lunes martes miercoles jueves viernes sabado domingo
segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
WEEKDAYS: dict[str, int] = {
    word: number for line in _WEEKDAYS.strip().split("\n") for number, word in enumerate(line.split())
}
"""Folded weekday -> 0 for Monday."""

RELATIVE: dict[str, int] = {
    "tomorrow": 1, "demain": 1, "domani": 1, "morgen": 1, "manana": 1, "amanha": 1,
    "today": 0, "tonight": 0, "aujourd'hui": 0, "ce soir": 0, "oggi": 0, "stasera": 0, "heute": 0, "hoy": 0, "hoje": 0, "vandaag": 0,
}  # fmt: skip
"""Folded word -> days from the publication."""

PURPOSES: tuple[tuple[str, str], ...] = (
    ("trailer", r"\btrailers?\b|\bteasers?\b|\bbande[- ]annonce\b"),
    (
        "finale",
        r"\bfinale\b|\bfinal episodes?\b|\blast episodes?\b|\bdernier episode\b|\bultimo episodio\b|\bletzte (?:folge|episode)\b|\bconcludes\b|\bends on\b|\bwraps up\b",
    ),
    (
        "production",
        r"\b(?:filming|production|shooting|cameras)\b|\btournages?\b|\briprese\b|\bdreharbeiten\b|\bdrehstart\b|\brodaje\b|\bgravacoes\b|\bfilmagens\b",
    ),
    (
        "season 2",
        r"\b(?:second season|season (?:2|two)|saison 2|deuxieme saison|seconda stagione|stagione 2|staffel 2|2\. staffel|zweite staffel|segunda temporada|temporada 2)\b",
    ),
    (
        "episode",
        r"\b(?:next|new|following|second|third|fourth|fifth|sixth|seventh|eighth) episodes?\b|\bepisode (?:\d{1,2}|two|three|four|five|six|seven|eight)\b|\b(?:prochain|nouvel|nouveaux) episodes?\b|\bprossim[oi] episodi?o?\b|\bnachste (?:folge|episode)\b|\bproximo (?:episodio|capitulo)\b|\bepisodio \d|\bfolge \d|\bcapitulo \d",
    ),
    ("release", r"\b(?:dvd|blu-ray|soundtrack|album|bande originale|colonna sonora)\b"),
    (
        "premiere",
        r"\b(?:premier(?:e|es|ed|ing)|debut(?:s|ed|ing)?|launch(?:es|ed|ing)?|bows?|bowing|arriv(?:es?|ed|ing)|hits|hitting|lands?|landing|drops?|dropping|kicks? off|begins?|starts?|stream(?:s|ing)?|airs?|airing|comes? (?:out|to)|coming (?:out|to)|out on|returns?|available|rolls? out|set for|slated for)\b"
        r"|\b(?:sort|sortira|sortie|debarque(?:ra)?|arrive(?:ra)?|diffus\w+|lancement|lancee?|disponibles?|a decouvrir|a voir|mise? en ligne|debut\w+|attendue?|se devoilera|dès le|des le|a partir du|rendez-vous)\b"
        r"|\b(?:esce|uscira|uscita|arriva|arrivera|debutt\w+|disponibil\w|in streaming|in onda|in arrivo|approda\w*|sbarca|a partire dal|dal)\b"
        r"|\b(?:startet|starten|start|kommt|erscheint|lauft|anlauft|premiere|streamt|streambar|verfugbar|abrufbar|ausgestrahlt|zu sehen|losgeht|geht es los|los geht's|ab dem|ab)\b"
        r"|\b(?:se estrena\w*|estren\w+|llega\w*|disponibles?|se lanza\w*|aterriza\w*|a partir del|estreia\w*|chega\w*|disponive(?:l|is)|lanca\w*)\b",
    ),
    ("release", r"\b(?:releas(?:es?|ed|ing)|dated?)\b"),
)
"""(what a date is for, how a sentence says so); the first that fits beside the date is taken."""

AFTERWARDS = r"\b(?:was|were|had been|has been|had|published|born|died|since|founded|opened|reported|announced|wrote|tweeted|posted|nee? le|mort|nato|nata|geboren|nacio|nasceu|copyright|updated|interviewed|spoke|said|told)\b"
"""Words that make of a date something told of the past or of a person, where nothing else is said."""
