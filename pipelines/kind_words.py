"""The words by which each kind of article shows itself, in folded headlines of seven languages."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re

from pipelines.date_words import MONTHS

ORDER = (
    "recap", "review", "interview", "cancellation", "renewal", "casting", "trailer", "premiere date", "ratings", "awards",
    "gallery", "list", "opinion", "announcement",
)  # fmt: skip
"""Where two kinds are equally likely the earlier one is taken."""

WHEN = "|".join(
    sorted({word for word in MONTHS if len(word) > 3} | {
        "mai", "mei", "spring", "summer", "fall", "autumn", "winter", "printemps", "ete", "automne", "hiver", "primavera", "estate",
        "autunno", "inverno", "fruhjahr", "fruhling", "sommer", "herbst", "verano", "otono", "invierno", "verao", "outono", "lente", "zomer", "herfst",
        "may", "ago", "rentree",
    })
)  # fmt: skip
"""Months and times of the year."""
STARTS = (
    "bows?|debuts?|premieres?|launch(?:es)?|arrives?|returns?|streams?|opens?|drops|lands|hits|airs|begins|comes|coming|out|back|due|set"
    "|arriv(?:e|era|ent)|sort(?:ira)?|diffusee?s?|lancee?|debarque(?:ra)?|demarre|revient"
    "|arriva|arrivera|esce|uscira|debutta|debuttera|torna|approda"
    "|startet|kommt|lauft|erscheint|beginnt|kehrt|zeigt|starten|zu sehen"
    "|llega|llegara|se estrena|se estrenara|estrena|estrenara|vuelve|chega|chegara|estreia|volta|verschijnt|begint|komt|te zien"
)
"""Words that say that something begins to be shown."""
_SHOWS = r"(?:shows?|series|serien?|tv-serien|netflix-serien|(?:\w+-){1,3}serien|movies|films?|filme|filmen|peliculas|comedies|dramas|dramedies|finales|premieres|renewals|cancellations|titles|titel|titres|seriendebuts|programmes|programs)"
_ROUND_UP = (
    # Many titles at once: "34 New Shows", "every show", "toutes les séries", "shows that".
    r"\b(?:\d{2,3}|[3-9]|three|four|five|six|seven|eight|nine|ten|eleven|twelve|trois|quatre|cinq|sept|huit|neuf|dix|quinze|tre|quattro|cinque|sei|sette|otto|nove|dieci|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) (?:[\w'\"&+-]{1,20} ){0,3}?"
    + _SHOWS
    + r"\b(?! regulars?\b| (?:order|commitment|finale))"
    r"|\b(?:every|all|all the|all of the|these|which|toutes les|ces|quelles|tutte le|queste|quali|alle|diese|welche|todas las|estas|que|todas as|estas|alle) (?:\w+ ){0,2}?(?:shows?|series|serie|serien|movies|films)\b"
    r"|\b(?:les|nos|mes|las|nuestras|as (?:novas|melhores)) (?:\w+ ){0,2}?(?:series|nouveautes|sorties|novedades)\b|\ble (?:\w+ ){0,2}?(?:serie|novita|uscite)\b|\bdie (?:\w+ ){0,2}?(?:serien|neuheiten|neustarts)\b"
    r"|\b(?:shows|movies|serien) (?:which|that|you|we|to|renewed|cancell?ed|ending|returning|coming|premiering|leaving|die|in)\b"
)

HEADLINE: dict[str, re.Pattern[str]] = {
    "review": re.compile(
        r"\breview(?:ed)?\b(?! bomb)|\brezension\b|\b(?:serien)?kritik\b(?!er)|\bcritique\b(?! litt)|\brecensione\b|\bresena\b|\bcritica\b"
        r"|\brecensie\b|\bresenha\b|\b(?:notre|mon) avis\b|\bavis\b ?[:?]|\bverdict\b|\bim test\b|\bserien-?check\b|\bon a vu\b"
        r"|\bworth watching\b|\bstream it or skip it\b|\bvale la pena\b|\bfaut-il (?:voir|regarder)\b|\blohnt sich\b|\bperche vederl[ao]\b"
    ),
    "recap": re.compile(
        r"\brecap(?:s|ped)?\b|\bending explained\b|\bfinale explained\b|\bresume (?:de l'|de |des )?episode|\briassunto\b|\bspiegazione (?:del )?finale\b"
        r"|\bepisodenguide\b|\bfolge \d+ im\b|\bresumen (?:del )?(?:episodio|capitulo)|\bresumo do episodio\b|\bfin expliquee\b|\bfinal explicado\b"
        r"|\bende erklart\b|\bseason \w+,? episodes? \d+|\bs\d{1,2} ?e\d{1,2}\b"
        r"|\bep(?:isode|\.)? \d{1,2}\b(?!.{0,20}\b(?:order|run|season))|\bep\. \d{1,2}\.\d{1,2}\b"
    ),
    "interview": re.compile(
        r"\binterview\w*|\bq ?& ?a\b|\bentretien\b|\bintervista\b|\bentrevista\b|\brencontre avec\b|\bgesprach\b|\bse confien?t?\b|\bsi racconta\w*"
        r"|\b(?:(?<!in )(?<!to )talks?(?! show)|talking (?:about|to|with)|opens? up|opened up|dishes|spills|weighs in|reflects?|reveals? (?:how|why|what)|explains?|breaks? down|teases?|tells us|discuss(?:es)?|chats?|on (?:how|why|playing|working|dancing|making|life after|saying goodbye|learning|bringing|creating|training|filming|writing|leaving|joining))\b"
        r"|\bparla (?:di|del|della)\b|\bspricht (?:uber|im)\b|\bhabla (?:de|sobre)\b|\bfala sobre\b|\bparle de\b|\braconte\b|\bracconta\b|\bcuenta\b|\bverrat\b|\berzahlt\b"
        r"|\b(?:questions|fragen|preguntas|domande|perguntas|vragen) (?:with|for|to|an|a|aan|para|per|pour)\b"
    ),
    "cancellation": re.compile(
        r"\bcancel\w*|\baxe[ds]?\b|\bscrap(?:s|ped)\b|\bwon't return\b|\bnot returning\b|\bpulls the plug\b|\bends after (?:one|two|\d)|\bover after (?:one|two|\d)|\bno (?:second|season (?:2|two))\b"
        r"|\bannulee?s?\b|\bannulation\b|\bannule\b|\bcancellat[ao]\b|\bcancella\b|\bchiude dopo\b|\bnon si fara\b|\babgesetzt\b|\bsetzt\b[^.\n]{1,40}\bab\b|\beingestellt\b|\bkeine (?:zweite|2\.) staffel\b"
        r"|\bs'arrete\b|\bpas de saison \d|\bpas de deuxieme saison\b|\bniente seconda stagione\b|\bgeannuleerd\b|\bstopt na\b|\bsin segunda temporada\b|\baus fur\b|\baus nach\b|\bdumps\b|\bdropped by\b|\brevers\w+ (?:season|renewal)"
        r"|\b(?:won't|not|never) (?:get|have|be getting) (?:a |another )?(?:second|third|fourth|fifth|new)? ?season\b|\b(?:is|will be) no more\b|\bdrops the (?:series|show|drama|comedy|dramedy|thriller)\b|\bends? with season\b|\bto end (?:after|with)\b"
    ),
    "renewal": re.compile(
        r"\brenew\w*|\bpick(?:ed|s) up (?:for )?(?:a )?(?:second|third|season)|\bsecond season (?:order|pick-?up|confirmed)|\bseason (?:2|3|4|two|three|four) (?:order|confirmed|is (?:happening|official|coming)|officially|greenlit|a go)"
        r"|\b(?:gets|lands|scores|set for|returns? for|returning for|back for|orders) (?:a )?(?:second season|season (?:2|3|two|three)|third season)"
        r"|\brenouvelee?s?\b|\brenouvelle\b|\baura (?:bien )?(?:droit a )?une (?:saison 2|deuxieme saison|suite)\b|\brinnovat[ao]\b|\brinnova\b|\brinnovo\b|\bavra una seconda stagione\b|\bverlangert\w*|\bverlangerung\b|\b(?:zweite|2\.) staffel (?:kommt|bestatigt|bestellt)"
        r"|\brenovad[ao]\b|\brenueva\b|\brenova\b|\btendra segunda temporada\b|\btera segunda temporada\b|\bverlengd\b"
        r"|\breturn\w* for (?:a )?(?:second|third|fourth|fifth|sixth|season)\b|\bbrings back\b|\borders? (?:a )?(?:second|third|fourth|fifth|season (?:\d|two|three|four))\b|\b(?:second|third|fourth|fifth) seasons?(?:$| (?:for|of|at|on|is|ordered|greenlit|set))|\bseason (?:two|three|four|five|\d) (?:ordered|greenlit|set)\b|\bmore [^.\n]{1,30} (?:is|are) (?:coming|on the way)\b|\bse renueva\b|\baura une (?:saison [2-9]|suite)\b"
    ),
    "casting": re.compile(
        r"\bjoin(?:s|ed|ing)?\b|\bcast (?:in|as|for|opposite|adds|rounds)\b|\b(?:casts|casting|boards|tapped|recasts?|recurring role|to recur|adds?)\b|\bto (?:guest[- ])?star\b|\bguest[- ]star\w*|\b(?:set|tapped|signs on|in talks) to (?:play|star|recur|join|lead)|\brounds? out (?:the )?cast\b|\badded to (?:the )?cast\b|\bsigns on\b|\bto play\b|\bupped to (?:series )?regular\b|\bexits?\b|\bquitte\b|\blascia (?:la serie|il cast)\b|\bsteigt\b[^.\n]{0,30}\baus\b|\bdeja la serie\b|\breplaces\b"
        r"|\brejoi(?:nt|gnent)\b|\bau casting\b|\bs'ajoute\w*|\bcasting\b|\bau generique\b|\bdistribution\b|\bentra\w* nel cast\b|\bnel cast\b|\bsi unisc\w+|\bcast si (?:allarga|arricchisce)|\bstosst\b[^.\n]{0,40}\b(?:cast|besetzung)\b|\bzum cast\b|\bbesetzung\b|\bverstarkt\b|\bubernimmt (?:die )?(?:haupt|neben)?rolle\b|\bgastrolle\b|\bsteigt\b[^.\n]{0,30}\bein\b"
        r"|\bse (?:une|unen|suma|suman|incorpora\w*)\b|\bficha\w*\b|\breparto\b|\belenco\b|\bsera en la serie\b|\bvoegt zich\b"
        r"|\bto (?:headline|lead|topline|front|co-?lead|co-?star|star in|recur)\b|\btakes? over (?:the )?(?:role|part|as|from)\b|\bsteps? into\b|\brole (?:vacated|left)\b|\brecast\w*\b|\b(?:finds|found) (?:its|their) (?:lead|leads|star|stars|cast|dancers?|two)\b|\breprend (?:le|son) role\b|\bremplace(?:ra)? |\bsostitui(?:sce|ra)\b|\bersetzt\b|\bspielt die (?:haupt|titel)rolle\b|\bfindet (?:seine|ihre) haupt\w+|\bsustitu(?:ye|ira)\b|\breemplaza\b|\bsubstitui\b|\bvervangt\b|\bnieuwe rol\b|\bin (?:a|the) (?:lead|leading|title|recurring|guest) (?:role|part)\b|\bprotagonist[ai]s? (?:di|de)\b|\bprotagoni(?:zara|zaran|sta)\b|\bserie regulars?\b|\bseries regulars?\b|\bguest stars?\b"
    ),
    "trailer": re.compile(
        r"\btrailers?\b|\bteasers?\b|\bbande[- ]annonce\b|\btrailer\w*|\bavance\b|\bfirst (?:clip|footage)\b|\bsneak peek\b|\bpremieres images\b|\bclip\b|\badelanto\b"
    ),
    "premiere date": re.compile(
        r"\b(?:premiere|release|launch|debut|return|air|streaming|start)[- ]?dates?\b|\bdate de (?:sortie|diffusion|lancement)\b|\bdata di (?:uscita|debutto)\b|\bdata d'uscita\b|\bstart(?:datum|termin|et am|et im)\b|\bfecha de (?:estreno|lanzamiento)\b|\bdata de (?:estreia|lancamento)\b"
        r"|\b(?:sets?|gets|locks|unveils|reveals|announces|dates) (?:its |an? )?(?:[a-z]+ )?(?:\d{1,2} )?(?:premiere|debut|launch|release|bow)\b|\b(?:premieres|debuts|hits|arrives|launches|drops|lands|bows|coming|streaming|returns|starts|to premiere|to debut|to launch) (?:on |in |to |this |at )?(?:[a-z]+ ){0,3}(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter)\b"
        r"|\bwhen (?:does|is|will|can)\b|\bquand (?:sort|sera|arrive)|\bquando (?:esce|arriva|uscira)|\bwann (?:startet|kommt|lauft)|\bcuando (?:se estrena|llega)|\barrive le \d|\barriva il \d|\bkommt am \d|\bllega el \d|\bse estrena el \d|\best(?:ara)? disponible le \d|\bdal \d{1,2} [a-z]+\b|\bab \d{1,2}\. |\bdes le \d|\bstreamingstart\b|\bestreia em \d|\ba partir du \d"
        r"|\b(?:" + STARTS + r")\b[^.\n:;]{0,40}\b(?:in|en|im|a|em|on|this|next|ce|cet|cette|au|to|for|le|el|am|ab|il|dal|from|until|op|no)\b (?:the |early |late |mid-?|den |dem |der )?(?:\d{1,2}(?:er|st|nd|rd|th|\.)? (?:of |de |di )?)?(?:" + WHEN + r")\b"
        r"|\b(?:" + WHEN + r") (?:\d{1,2}(?:st|nd|rd|th)? )?(?:date|premiere|bow|debut|launch|release|return|start)\b|\b(?:sets?|gets?|has|dates|announces|reveals) (?:an? |its |the )?(?:\w+ ){0,3}date\b"
        r"|\b(?:delay(?:s|ed)?|push(?:es|ed)|postpone[sd]?|moves?|moved|reporte\w*|repousse\w*|retarde\w*|rinvia\w*|slitta|posticipa\w*|verschiebt|verschoben|schiebt|aplaza\w*|retrasa\w*|adia\w*|uitgesteld)\b[^.\n]{0,60}\b(?:" + WHEN + r"|weeks|months|semaines|settimane|wochen|semanas|next year|back)\b"
    ),
    "ratings": re.compile(
        r"\bratings\b|\bviewership\b|\bviewers\b|\bnielsen\b|\bluminate\b|\bmost[- ]watched\b|\bstreaming (?:chart|charts|ratings|rankings)\b|\baudiences?\b[^.\n]{0,30}\d|\baudiences\b|\bascolti\b|\bauditel\b|\b(?:einschalt)?quoten?\b|\baudiencias?\b|\btelespectateurs\b|\bspettatori\b|\bzuschauer(?:zahlen)?\b|\bespectadores\b|\bmillion (?:views|hours)\b|\bminutes (?:viewed|watched)\b"
        r"|\b(?:opens?|opened|debuts?|debuted|draws?|drew|pulls in|premieres|launch(?:es)?|bows?) (?:with |to |in |a |an )*(?:nearly |over |almost |more than )?\d[\d.,]* ?(?:m|million)\b|\b\d[\d.,]* million (?:debut|launch|opening|premiere|start|people|watch)|\btops (?:the )?(?:streaming|netflix|weekly|tv)? ?charts?\b|\b(?:devant|pour) \d[\d.,]* millions? de\b|\b(?:record|rekord)\b[^.\n]{0,30}\bmill?i(?:on|oni|ones|oes|onen)\b"
    ),
    "awards": re.compile(
        r"\bemmys?\b|\bgolden globes?\b|\bnominat\w+|\bnominee\w*|\bsnub\w*|\bawards?\b|\bbaftas?\b|\bsag\b|\bcritics'? choice\b|\bcandidatur\w*|\bnommee?s?\b|\bnominierung\w*|\bnominiert\b|\bpremi(?:o|os|ati|ata|ato)\b|\bpreis(?:e|trager)?\b|\bnominad[ao]s?\b|\bcesars?\b|\bpeabody\b"
        r"|\b(?:wins?|won|takes? home|collects?) [^.\n]{0,30}\b(?:prizes?|awards?|honou?rs?|trophy|emmy|prix)\b|\b(?:emmy|awards?) (?:contenders?|submissions?|race|predictions)\b|\bnods?\b|\bnoms\b|\bvinc(?:e|ono) (?:il |un |due |l')|\bremporte (?:le|un|l')|\brecompensee?s?\b|\bausgezeichnet\b|\bgana (?:el|un|dos) (?:premio|galardon)"
    ),
    "list": re.compile(
        _ROUND_UP + r"|^\W{0,3}(?:the |les |i |le |die |las |los |os |as |top |our |all )?(?:\d{1,3}|five|six|seven|eight|nine|ten|cinq|dix|cinque|dieci|funf|zehn|cinco|diez) (?:\w+ ){0,3}?(?:best|shows?|series|serie|serien|things|reasons|moments|movies|titles|easter|facts|meilleures?|choses|raisons|migliori|cose|motivi|ragioni|besten|dinge|grunde|mejores|cosas|razones|melhores|new|biggest|times|quotes|tv|nouvelles|nuove|neue|nuevas|must|stars|actors|characters|streaming)"
        r"|\bthe \d{1,3} (?:best|worst|biggest|most)|\bbest (?:new )?(?:tv )?(?:shows|series)\b|\bwhat to (?:watch|stream)\b|\b(?:shows|series) (?:like|to watch|you)\b|\beverything (?:we know|to know|you need|coming|new|that's new)\b|\ball we know\b|\bnew on [a-z+ ]{3,30} (?:in|this)\b|\b(?:cast|character)s?(?: and character)? guide\b|\bwho's who\b|\bmeet the cast\b|\bguide to\b|\btv (?:calendar|schedule|guide)\b|\bthis week (?:in|on)\b|\bcoming to [a-z+ ]{3,30} in\b"
        r"|\btout (?:ce qu'on sait|savoir)\b|\bque (?:regarder|voir)\b|\bles (?:meilleures|nouveautes)\b|\bcosa (?:vedere|guardare)\b|\btutto quello che\b|\ble migliori\b|\btutte le (?:novita|uscite)\b|\bwas lauft\b|\bneuerscheinungen\b|\bdie besten\b|\bneu (?:auf|bei|im)\b|\balle infos\b|\bque ver\b|\btodo lo que\b|\blas mejores\b|\blos estrenos\b|\bestrenos de\b|\bsorties (?:de|du|series)\b|\bpreview: \d|\brank(?:ed|ing)\b"
        r"|\bmy favou?rite\b|\b(?:our|my|staff) (?:picks|favou?rites)\b|\b(?:spring|summer|fall|autumn|winter|holiday|season) (?:tv |culture |movie |arts )*(?:preview|guide|schedule|calendar)\b|\b(?:premiere|release|streaming|tv|broadcast) (?:dates? )?(?:calendar|schedule)\b|\brelease schedule\b|\bcalend(?:ar|rier|ario)\b|\bkalender\b|\bim uberblick\b|\bround-?up\b|\btop[- ]?(?:\d{1,3}|ten|five|twenty)\b|\bbest (?:\w+ ){1,4}(?:of|from|in) (?:the |all |this )?(?:\d{4}|year|decade|time|century)\b|\bprogrammvorschau\b|\bdas (?:kommt|startet|lauft) (?:im|in|auf|bei)\b|\bdit is nieuw\b|\bnotre selection\b|\bclassifica\b|\beverything to (?:see|watch|stream)\b"
    ),
    "gallery": re.compile(
        r"\bphotos?\b|\bpics\b|\bgallery\b|\bfirst[- ]look\b|\bin pictures\b|\ben images\b|\ble foto\b|\bfoto\b|\bfotos\b|\bfotogallery\b|\bgalerie\b|\bbilder(?:galerie|strecke)?\b|\bimagenes\b|\bprime immagini\b|\bpremieres photos\b|\bred carpet\b|\bposters?\b|\bsee the\b"
        r"|\b\d{1,2} (?:new |first |exclusive )?(?:images|pictures|stills|bilder|imagenes|immagini)\b|\b(?:first|new|exclusive) (?:\w+ )?(?:images|pictures|stills)\b|\bprimeras imagenes\b|\berste bilder\b"
    ),
    "opinion": re.compile(
        r"\bopinion\b|\bop-ed\b|\bcolumn\b|\bcommentary\b|\bin defen[cs]e of\b|\bwe need to talk\b|\bdeserve[sd]?\b|\bshould(?:n't)?\b (?:have|be|get|not)|\bis (?:the|a) (?:perfect|best|worst)\b|\bmust\b|\bit's time\b|\bwhy (?:i|we|you)\b|\bwhy [^?\n]{3,60} (?:matters|works|is (?:the|a|so|still))\b|\bhere's why\b|\bthe problem with\b|\bproves\b|\btribune\b|\bedito\b|\bbillet\b|\bcommento\b|\bkommentar\b|\bmeinung\b|\bkolumne\b|\bopinione\b|\bopiniao\b|\bpourquoi (?:il faut|on)\b|\bessay\b"
    ),
    "announcement": re.compile(
        r"\b(?:orders?|ordered|greenlights?|greenlit|announce[sd]?|in the works|series order|straight-to-series|developing|develops|lands|nabs|picks? up|in development|wraps|begins (?:filming|production)|starts (?:filming|production)|new (?:series|show|drama|comedy|dramedy) from|sets|reveals|unveils|confirms|first details)\b"
        r"|\bcommande\w*|\bannonce\w*|\bprepare\w*|\btournage\b|\bordina\w*|\bannuncia\w*|\bin arrivo\b|\bin lavorazione\b|\briprese\b|\bbestellt\b|\bkundigt\b|\bangekundigt\b|\bin arbeit\b|\bdreh(?:start|arbeiten)?\b|\bencarga\w*|\banuncia\w*|\bprepara\b|\brodaje\b|\bdevoile\b|\bsvela\b"
        r"|\b(?:gets?|gives?|given|lands?|scores?|wins?|nets?|order\w*|commande|achete|s'offre|ordina|compra|bestellt|kauft|encarga|compra|encomenda)\b[^.\n]{0,40}\b(?:(?:two|three|2|3|multi|deux|due|zwei|dos|duas|twee)[- ](?:seasons?|saisons|stagioni|staffeln|temporadas|seizoenen|year)|series (?:order|commitment|pick-?up)|\w{3,6}-(?:episode|part|season) (?:order|commitment|pick-?up|series))"
        r"|^\W{0,2}(?:two|three|deux|due|zwei|dos|duas) (?:seasons|saisons|stagioni|staffeln|temporadas) (?:for|pour|per|fur|para|of|di|de)\b|\b(?:remake|reboot|spin-?off|prequel|sequel)\b|\b(?:neue|nueva|nuova|nouvelle|nieuwe) serie (?:der|von|de|des|del|della|dei|di|par|van)\b|\b(?:goes|heads|moves) to series\b|\bto (?:develop|produce|adapt)\b|\b(?:cameras roll|filming|production) (?:begins|starts|under way|wraps)\b|\b(?:filming|shooting|shoots) in\b"
    ),
}  # fmt: skip

LABELS: dict[str, tuple[str, ...]] = {
    "review": ("review", "reviews", "tv review", "tv reviews", "critique", "critiques", "kritik", "kritiken", "recensione", "recensioni", "critica", "criticas", "resena", "resenas"),
    "recap": ("recap", "recaps", "tv recap", "tv recaps", "episode recap", "recapitulatif"),
    "interview": ("interview", "interviews", "entretien", "entretiens", "intervista", "interviste", "entrevista", "entrevistas", "q&a", "q and a"),
    "cancellation": ("cancellation", "cancellations", "canceled", "cancelled", "canceled tv shows", "cancelled tv shows"),
    "renewal": ("renewal", "renewals", "renewed"),
    "casting": ("casting", "castings", "casting news"),
    "trailer": ("trailer", "trailers", "bande-annonce", "bandes-annonces", "teaser", "tv trailers"),
    "premiere date": ("premiere dates", "premiere date", "release date", "release dates", "date de sortie"),
    "ratings": ("ratings", "tv ratings", "audiences", "ascolti", "ascolti tv", "quoten", "audiencias", "nielsen"),
    "awards": ("awards", "emmys", "emmy awards", "awards season", "golden globes", "award season"),
    "list": ("lists", "list", "streaming guide", "what to watch", "calendars", "calendar", "top 10", "rankings", "listas"),
    "gallery": ("gallery", "galleries", "photos", "pictures", "galerie", "fotogallery", "bilder", "first look"),
    "opinion": ("opinion", "opinions", "column", "columns", "op-ed", "commentary", "essay", "essays", "editorial", "tribune", "kommentar", "meinung", "opinione"),
}  # fmt: skip
"""Folded sections, categories, tags and address parts."""

LABEL_OF = {word: kind for kind, words in LABELS.items() for word in words}
