"""The words of seven languages in which one speaks of a series, whichever it is."""

from __future__ import annotations

SURE = frozenset(
    """
    tv series|tv show|tv shows|television shows|television show|television series|series|miniseries|mini-series|limited series|docuseries|sitcom|dramedy|
    episode|episodes|season finale|series finale|showrunner|showrunners|streaming service|two-season order|trailer|
    teaser trailer|spoiler|spoilers|recap|season 1|season 2|season 3|season 4|season 5|season one|season two|season three|
    season four|first season|second season|third season|s1|s2|renewed|canceled|cancelled|cancellation|renewal|watchlist|binge|
    binge-watch|cliffhanger|rotten tomatoes|emmy|emmys|spin-off|spinoff|pilot episode|writers room|primetime|drama series|
    comedy series|
    série|séries|série télé|serie tv|saison 1|saison 2|saison 3|première saison|deuxième saison|épisode|épisodes|
    bande-annonce|bande annonce|showrunneuse|plateforme de streaming|mini-série|
    serie televisiva|serie|stagione 1|stagione 2|prima stagione|seconda stagione|episodio|episodi|puntata|puntate|
    trailer ufficiale|miniserie|
    serien|fernsehserie|miniserie|staffel|staffeln|1. staffel|2. staffel|folge|folgen|streamingdienst|serienfinale|
    series de televisión|temporada 1|temporada 2|primera temporada|segunda temporada|episodios|capítulo|capítulos|tráiler|
    séries de tv|primeira temporada|segunda temporada|episódio|episódios|minissérie|
    seizoen|seizoenen|aflevering|afleveringen|dramaserie|tv-serie|streamingdienst|serietip
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Said of hardly anything but television."""

NOISE = frozenset(
    """
    series of|world series|time series|serie a|serie b|en série|tueur en série|tueurs en série|série noire|en serie|
    série de victoires|série de défaites|série de concerts|série d'images|série de photos|série de photographies|série photo|série de tableaux|série d'articles|in serie|
    serie di vittorie|serie di sconfitte|serie di incontri|serie de victorias|serie de conciertos|television studio|
    tv studio|tv rights|reality tv
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""In which those words say nothing of television series."""

FAIR = frozenset(
    """
    show|shows|finale|streaming|streamer|diffusion|tv|season|seasons|premiere|premieres|premiered|premiering|debut|debuts|debuted|cast|casting|co-stars|starring|drama|comedy|
    first look|first-look|first-look images|creator|creators|created by|executive producer|executive producers|co-creator|
    pilot|review|stream|streams|release date|ending explained|character|characters|storyline|viewers|ratings|platform|aired|
    airs|screen|filming|set photos|director|stars in|plays|netflix|hulu|disney+|hbo|hbo max|apple tv+|apple tv|prime video|
    paramount+|peacock|bbc|amc|amazon|
    saison|saisons|casting|distribution|créateur|créatrice|créateurs|comédie|comédie dramatique|intrigue|personnage|personnages|
    plateforme|actrice|acteur|critique|annulée|renouvelée|à voir|téléspectateurs|tournage|
    stagione|stagioni|rinnovata|cancellata|cancellate|rinnovate|in streaming|piattaforma|protagonista|protagonisti|cast|uscita|recensione|attori|
    schöpfer|schöpferin|besetzung|starttermin|abgesetzt|verlängert|kritik|hauptrolle|zuschauer|
    temporada|temporadas|estreno|estrena|cancelada|renovada|reparto|elenco|protagonistas|crítica|estreia|plataforma|
    creadora|creadores|criadora|criadores|personajes|
    recensie|cast|acteurs|bedenkers|première|kijkers|te zien
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Said of films, plays and dance as well."""

KIND_ENDINGS = ("serie", "serien", "drama", "dramedy", "komodie", "show", "sitcom", "reeks", "fiction", "feuilleton")
"""Folded: how compounds end that name what follows as a series ("Tanzserie ...")."""

BEFORE = frozenset(
    [
        "series",
        "show",
        "drama",
        "dramedy",
        "comedy",
        "miniseries",
        "sitcom",
        "saga",
        "hit",
        "serie",
        "serien",
        "dramaserie",
        "tv-serie",
        "fernsehserie",
        "miniserie",
        "mini-serie",
        "feuilleton",
        "sitcom",
        "novela",
    ]
)
"""Folded: names what follows as a series ("the drama ...", "la série ...")."""

CHANGES = frozenset(
    "joins join joining boards boarding cast lands nabs tapped broadway biopic rejoint besetzt ficha fichan entra".split()
)
"""Folded: verbs of a new engagement."""

ATTRIBUTES = frozenset(
    "star stars actor actress alum alums breakout creator creators boss bosses showrunner showrunners co-star co-stars lead "
    "director producer producers duo writer".split()
)
"""Folded: makes of the title before it somebody's attribute ("the ... star")."""

POSSESSED = frozenset(
    "fan fans viewer viewers team set crew world universe experience story stories soundtrack finale writers fandom news "
    "ending cast season episode premiere macher macherin fan-theorie".split()
)
"""Folded: what a series has, so that an article before its title belongs to this word ("an ... fan")."""

NOT_BESIDE = frozenset(
    "show shows streaming streamer plays stars screen director actrice acteur debut airs actors".split()
)
"""Folded: too common after a common noun to name what stands before it a series."""

DETERMINERS = frozenset(
    "an un une una uno un' cette ce ces cet sa son ses notre votre leur mon ma des les la le l' jeune nouvelle nouvel "
    "premiere ancienne future grande ex ex- il lo gli i dell' della del all' quest' questa prima nuova giovane el los "
    "esta este der die das ein eine einer einem einen zur zum des den het een uma um nova jovem former young rising male "
    "female her his their my our your".split()
)
"""Folded: what stands before a common noun."""

LINKS = frozenset(
    ["of", "de", "du", "des", "d'", "della", "di", "del", "dell'", "von", "der", "van", "do", "da", "dos", "das", "des"]
)
"""Folded: what joins a noun to its complement ("... of the Opera")."""
