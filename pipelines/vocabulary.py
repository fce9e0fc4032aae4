"""The words of seven languages in which one speaks of a series, whichever it is."""

from __future__ import annotations

_SURE = """
tv series|tv show|tv shows|television shows|television show|television series|series|miniseries|mini-series|
limited series|docuseries|sitcom|dramedy|episode|episodes|season finale|series finale|showrunner|showrunners|
streaming service|two-season order|trailer|teaser trailer|spoiler|spoilers|recap|
season one|season two|season three|season four|first season|second season|third season|s1|s2|
renewed|canceled|cancelled|cancellation|renewal|watchlist|binge|binge-watch|cliffhanger|rotten tomatoes|emmy|
emmys|spin-off|spinoff|pilot episode|writers room|primetime|drama series|comedy series|série|séries|série télé|
serie tv|première saison|deuxième saison|épisode|épisodes|bande-annonce|bande annonce|
showrunneuse|plateforme de streaming|mini-série|serie televisiva|serie|prima stagione|
seconda stagione|episodio|episodi|puntata|puntate|trailer ufficiale|miniserie|serien|fernsehserie|staffel|
staffeln|folge|folgen|streamingdienst|serienfinale|series de televisión|
primera temporada|segunda temporada|episodios|capítulo|capítulos|tráiler|séries de tv|
primeira temporada|episódio|episódios|minissérie|seizoen|seizoenen|aflevering|afleveringen|dramaserie|tv-serie|
serietip
"""
_COUNTED = (
    "season",
    "saison",
    "stagione",
    "staffel",
    "temporada",
    "seizoen",
    "episode",
    "épisode",
    "episodio",
    "folge",
)
SURE = frozenset(_SURE.replace("\n", "").split("|")) | {
    f"{part} {number}" for part in _COUNTED for number in range(1, 31)
}
"""Said of hardly anything but television."""

_NOISE = """
series of|world series|time series|serie a|serie b|en série|tueur en série|tueurs en série|série noire|en serie|
série de victoires|série de défaites|série de concerts|série d'images|série de photos|série de photographies|
série photo|série de tableaux|série d'articles|in serie|serie di vittorie|serie di sconfitte|serie di incontri|
serie de victorias|serie de conciertos|television studio|tv studio|tv rights|reality tv
"""
NOISE = frozenset(_NOISE.replace("\n", "").split("|"))
"""In which those words say nothing of television series."""

_FAIR = """
show|shows|finale|streaming|streamer|diffusion|tv|season|seasons|premiere|premieres|premiered|premiering|debut|
debuts|debuted|cast|casting|co-stars|starring|drama|comedy|first look|first-look|first-look images|creator|
creators|created by|executive producer|executive producers|co-creator|pilot|review|stream|streams|release date|
ending explained|character|characters|storyline|viewers|ratings|platform|aired|airs|screen|filming|set photos|
director|stars in|plays|netflix|hulu|disney+|hbo|hbo max|apple tv+|apple tv|prime video|paramount+|peacock|bbc|
amc|amazon|saison|saisons|distribution|créateur|créatrice|créateurs|comédie|comédie dramatique|intrigue|
personnage|personnages|plateforme|actrice|acteur|critique|annulée|renouvelée|à voir|téléspectateurs|tournage|
stagione|stagioni|rinnovata|cancellata|cancellate|rinnovate|in streaming|piattaforma|protagonista|protagonisti|
uscita|recensione|attori|schöpfer|schöpferin|besetzung|starttermin|abgesetzt|verlängert|kritik|hauptrolle|
zuschauer|temporada|temporadas|estreno|estrena|cancelada|renovada|reparto|elenco|protagonistas|crítica|estreia|
plataforma|creadora|creadores|criadora|criadores|personajes|recensie|acteurs|bedenkers|première|kijkers|te zien
"""
FAIR = frozenset(_FAIR.replace("\n", "").split("|"))
"""Said of films, plays and dance as well."""

KIND_ENDINGS = ("serie", "serien", "drama", "dramedy", "komodie", "show", "sitcom", "reeks", "fiction", "feuilleton")
"""Folded: how compounds end that name what follows as a series ("Tanzserie ...")."""

_BEFORE = """
series show drama dramedy comedy miniseries sitcom saga hit serie serien dramaserie tv-serie fernsehserie
miniserie mini-serie feuilleton novela
"""
BEFORE = frozenset(_BEFORE.split())
"""Folded: names what follows as a series ("the drama ...", "la série ...")."""

_CHANGES = """
joins join joining boards boarding cast lands nabs tapped broadway biopic rejoint besetzt ficha fichan entra
"""
CHANGES = frozenset(_CHANGES.split())
"""Folded: verbs of a new engagement."""

_ATTRIBUTES = """
star stars actor actress alum alums breakout creator creators boss bosses showrunner showrunners co-star co-stars
lead director producer producers duo writer
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""Folded: makes of the title before it somebody's attribute ("the ... star")."""

_POSSESSED = """
fan fans viewer viewers team set crew world universe experience story stories soundtrack finale writers fandom
news ending cast season episode premiere macher macherin fan-theorie
"""
POSSESSED = frozenset(_POSSESSED.split())
"""Folded: what a series has, so that an article before its title belongs to this word ("an ... fan")."""

_NOT_BESIDE = """
show shows streaming streamer plays stars screen director actrice acteur debut airs actors
"""
NOT_BESIDE = frozenset(_NOT_BESIDE.split())
"""Folded: too common after a common noun to name what stands before it a series."""

_DETERMINERS = """
an un une una uno un' cette ce ces cet sa son ses notre votre leur mon ma des les la le l' jeune nouvelle nouvel
premiere ancienne future grande ex ex- il lo gli i dell' della del all' quest' questa prima nuova giovane el los
esta este der die das ein eine einer einem einen zur zum den het een uma um nova jovem former young rising male
female her his their my our your
"""
DETERMINERS = frozenset(_DETERMINERS.split())
"""Folded: what stands before a common noun."""

_ELIDED = """
l' un' dell' all' quell' quest' nell' sull'
"""
ELIDED = frozenset(_ELIDED.split())
"""Folded: articles that lose their vowel before the title's."""

_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli
oktober dezember
"""
CALENDAR = frozenset(_CALENDAR.split())
"""Folded: days and months that are written with a capital."""

_BETWEEN = """
s on the sur su auf bei en op na no by de di von van d tv new d' d’ official full final
"""
BETWEEN = frozenset(["", *_BETWEEN.split()])
"""In small letters: what may stand between a title and the word that names it ("... on Prime Video")."""

_LINKS = """
of de du des d' della di del dell' von der van do da dos das
"""
LINKS = frozenset(_LINKS.split())
"""Folded: what joins a noun to its complement ("... of the Opera")."""
