"""The words by which each kind of article shows itself, in folded headlines of seven languages."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re

ORDER = (
    "recap", "review", "interview", "cancellation", "renewal", "casting", "trailer", "premiere date", "ratings", "awards",
    "gallery", "list", "opinion", "announcement",
)  # fmt: skip
"""Where two kinds are equally likely the earlier one is taken."""

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
    ),
    "interview": re.compile(
        r"\binterview\w*|\bq ?& ?a\b|\bentretien\b|\bintervista\b|\bentrevista\b|\brencontre avec\b|\bgesprach\b|\bse confien?t?\b|\bsi racconta\w*"
        r"|\b(?:talks?|talking|opens? up|opened up|dishes|spills|weighs in|reflects?|reveals? (?:how|why|what)|explains?|breaks? down|teases?|tells us|discuss(?:es)?|chats?|on (?:how|why|playing|working|dancing|making|learning|bringing|creating|training|filming|writing|leaving|joining))\b"
        r"|\bparla (?:di|del|della)\b|\bspricht (?:uber|im)\b|\bhabla (?:de|sobre)\b|\bfala sobre\b|\bparle de\b|\braconte\b|\bracconta\b|\bcuenta\b|\bverrat\b|\berzahlt\b"
    ),
    "cancellation": re.compile(
        r"\bcancel\w*|\baxe[ds]?\b|\bscrap(?:s|ped)\b|\bwon't return\b|\bnot returning\b|\bpulls the plug\b|\bends after (?:one|two|\d)|\bover after (?:one|two|\d)|\bno (?:second|season (?:2|two))\b"
        r"|\bannulee?s?\b|\bannulation\b|\bannule\b|\bcancellat[ao]\b|\bcancella\b|\bchiude dopo\b|\bnon si fara\b|\babgesetzt\b|\bsetzt\b[^.\n]{1,40}\bab\b|\beingestellt\b|\bkeine (?:zweite|2\.) staffel\b"
        r"|\bs'arrete\b|\bpas de saison \d|\bpas de deuxieme saison\b|\bniente seconda stagione\b|\bgeannuleerd\b|\bstopt na\b|\bsin segunda temporada\b|\baus fur\b|\baus nach\b|\bdumps\b|\bdropped by\b|\brevers\w+ (?:season|renewal)"
    ),
    "renewal": re.compile(
        r"\brenew\w*|\bpick(?:ed|s) up (?:for )?(?:a )?(?:second|third|season)|\bsecond season (?:order|pick-?up|confirmed)|\bseason (?:2|3|4|two|three|four) (?:order|confirmed|is (?:happening|official|coming)|officially|greenlit|a go)"
        r"|\b(?:gets|lands|scores|set for|returns? for|returning for|back for|orders) (?:a )?(?:second season|season (?:2|3|two|three)|third season)"
        r"|\brenouvelee?s?\b|\brenouvelle\b|\baura (?:bien )?(?:droit a )?une (?:saison 2|deuxieme saison|suite)\b|\brinnovat[ao]\b|\brinnova\b|\brinnovo\b|\bavra una seconda stagione\b|\bverlangert\w*|\bverlangerung\b|\b(?:zweite|2\.) staffel (?:kommt|bestatigt|bestellt)"
        r"|\brenovad[ao]\b|\brenueva\b|\brenova\b|\btendra segunda temporada\b|\btera segunda temporada\b|\bverlengd\b"
    ),
    "casting": re.compile(
        r"\bjoin(?:s|ed|ing)?\b|\bcast (?:in|as|for|opposite|adds|rounds)\b|\b(?:casts|casting|boards|tapped|recasts?|recurring role|to recur|adds?)\b|\bto (?:guest[- ])?star\b|\bguest[- ]star\w*|\b(?:set|tapped|signs on|in talks) to (?:play|star|recur|join|lead)|\brounds? out (?:the )?cast\b|\badded to (?:the )?cast\b|\bsigns on\b|\bto play\b|\bupped to (?:series )?regular\b|\bexits?\b|\bquitte\b|\blascia (?:la serie|il cast)\b|\bsteigt\b[^.\n]{0,30}\baus\b|\bdeja la serie\b|\breplaces\b"
        r"|\brejoi(?:nt|gnent)\b|\bau casting\b|\bs'ajoute\w*|\bcasting\b|\bau generique\b|\bdistribution\b|\bentra\w* nel cast\b|\bnel cast\b|\bsi unisc\w+|\bcast si (?:allarga|arricchisce)|\bstosst\b[^.\n]{0,40}\b(?:cast|besetzung)\b|\bzum cast\b|\bbesetzung\b|\bverstarkt\b|\bubernimmt (?:die )?(?:haupt|neben)?rolle\b|\bgastrolle\b|\bsteigt\b[^.\n]{0,30}\bein\b"
        r"|\bse (?:une|unen|suma|suman|incorpora\w*)\b|\bficha\w*\b|\breparto\b|\belenco\b|\bsera en la serie\b|\bvoegt zich\b"
    ),
    "trailer": re.compile(
        r"\btrailers?\b|\bteasers?\b|\bbande[- ]annonce\b|\btrailer\w*|\bavance\b|\bfirst (?:clip|footage)\b|\bsneak peek\b|\bpremieres images\b|\bclip\b|\badelanto\b"
    ),
    "premiere date": re.compile(
        r"\b(?:premiere|release|launch|debut|return|air|streaming|start)[- ]?dates?\b|\bdate de (?:sortie|diffusion|lancement)\b|\bdata di (?:uscita|debutto)\b|\bdata d'uscita\b|\bstart(?:datum|termin|et am|et im)\b|\bfecha de (?:estreno|lanzamiento)\b|\bdata de (?:estreia|lancamento)\b"
        r"|\b(?:sets?|gets|locks|unveils|reveals|announces|dates) (?:its |an? )?(?:[a-z]+ )?(?:\d{1,2} )?(?:premiere|debut|launch|release|bow)\b|\b(?:premieres|debuts|hits|arrives|launches|drops|lands|bows|coming|streaming|returns|starts|to premiere|to debut|to launch) (?:on |in |to |this |at )?(?:[a-z]+ ){0,3}(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter)\b"
        r"|\bwhen (?:does|is|will|can)\b|\bquand (?:sort|sera|arrive)|\bquando (?:esce|arriva|uscira)|\bwann (?:startet|kommt|lauft)|\bcuando (?:se estrena|llega)|\barrive le \d|\barriva il \d|\bkommt am \d|\bllega el \d|\bse estrena el \d|\best(?:ara)? disponible le \d|\bdal \d{1,2} [a-z]+\b|\bab \d{1,2}\. |\bdes le \d|\bstreamingstart\b|\bestreia em \d|\ba partir du \d"
    ),
    "ratings": re.compile(
        r"\bratings\b|\bviewership\b|\bviewers\b|\bnielsen\b|\bluminate\b|\bmost[- ]watched\b|\bstreaming (?:chart|charts|ratings|rankings)\b|\baudiences?\b[^.\n]{0,30}\d|\baudiences\b|\bascolti\b|\bauditel\b|\b(?:einschalt)?quoten?\b|\baudiencias?\b|\btelespectateurs\b|\bspettatori\b|\bzuschauer(?:zahlen)?\b|\bespectadores\b|\bmillion (?:views|hours)\b|\bminutes (?:viewed|watched)\b"
    ),
    "awards": re.compile(
        r"\bemmys?\b|\bgolden globes?\b|\bnominat\w+|\bnominee\w*|\bsnub\w*|\bawards?\b|\bbaftas?\b|\bsag\b|\bcritics'? choice\b|\bcandidatur\w*|\bnommee?s?\b|\bnominierung\w*|\bnominiert\b|\bpremi(?:o|os|ati|ata|ato)\b|\bpreis(?:e|trager)?\b|\bnominad[ao]s?\b|\bcesars?\b|\bpeabody\b"
    ),
    "list": re.compile(
        r"^\W{0,3}(?:the |les |i |le |die |las |los |os |as |top |our |all )?(?:\d{1,3}|five|six|seven|eight|nine|ten|cinq|dix|cinque|dieci|funf|zehn|cinco|diez) (?:\w+ ){0,3}?(?:best|shows?|series|serie|serien|things|reasons|moments|movies|titles|easter|facts|meilleures?|choses|raisons|migliori|cose|motivi|ragioni|besten|dinge|grunde|mejores|cosas|razones|melhores|new|biggest|times|quotes|tv|nouvelles|nuove|neue|nuevas|must|stars|actors|characters|streaming)"
        r"|\bthe \d{1,3} (?:best|worst|biggest|most)|\bbest (?:new )?(?:tv )?(?:shows|series)\b|\bwhat to (?:watch|stream)\b|\b(?:shows|series) (?:like|to watch|you)\b|\beverything (?:we know|to know|you need|coming|new|that's new)\b|\ball we know\b|\bnew on [a-z+ ]{3,30} (?:in|this)\b|\b(?:cast|character)s?(?: and character)? guide\b|\bwho's who\b|\bmeet the cast\b|\bguide to\b|\btv (?:calendar|schedule|guide)\b|\bthis week (?:in|on)\b|\bcoming to [a-z+ ]{3,30} in\b"
        r"|\btout (?:ce qu'on sait|savoir)\b|\bque (?:regarder|voir)\b|\bles (?:meilleures|nouveautes)\b|\bcosa (?:vedere|guardare)\b|\btutto quello che\b|\ble migliori\b|\btutte le (?:novita|uscite)\b|\bwas lauft\b|\bneuerscheinungen\b|\bdie besten\b|\bneu (?:auf|bei|im)\b|\balle infos\b|\bque ver\b|\btodo lo que\b|\blas mejores\b|\blos estrenos\b|\bestrenos de\b|\bsorties (?:de|du|series)\b|\bpreview: \d|\brank(?:ed|ing)\b"
    ),
    "gallery": re.compile(
        r"\bphotos?\b|\bpics\b|\bgallery\b|\bfirst[- ]look\b|\bin pictures\b|\ben images\b|\ble foto\b|\bfoto\b|\bfotos\b|\bfotogallery\b|\bgalerie\b|\bbilder(?:galerie|strecke)?\b|\bimagenes\b|\bprime immagini\b|\bpremieres photos\b|\bred carpet\b|\bposters?\b|\bsee the\b"
    ),
    "opinion": re.compile(
        r"\bopinion\b|\bop-ed\b|\bcolumn\b|\bcommentary\b|\bin defen[cs]e of\b|\bwe need to talk\b|\bdeserve[sd]?\b|\bshould(?:n't)?\b (?:have|be|get|not)|\bis (?:the|a) (?:perfect|best|worst)\b|\bmust\b|\bit's time\b|\bwhy (?:i|we|you)\b|\bwhy [^?\n]{3,60} (?:matters|works|is (?:the|a|so|still))\b|\bhere's why\b|\bthe problem with\b|\bproves\b|\btribune\b|\bedito\b|\bbillet\b|\bcommento\b|\bkommentar\b|\bmeinung\b|\bkolumne\b|\bopinione\b|\bopiniao\b|\bpourquoi (?:il faut|on)\b|\bessay\b"
    ),
    "announcement": re.compile(
        r"\b(?:orders?|ordered|greenlights?|greenlit|announce[sd]?|in the works|series order|straight-to-series|developing|develops|lands|nabs|picks? up|in development|wraps|begins (?:filming|production)|starts (?:filming|production)|new (?:series|show|drama|comedy|dramedy) from|sets|reveals|unveils|confirms|first details)\b"
        r"|\bcommande\w*|\bannonce\w*|\bprepare\w*|\btournage\b|\bordina\w*|\bannuncia\w*|\bin arrivo\b|\bin lavorazione\b|\briprese\b|\bbestellt\b|\bkundigt\b|\bangekundigt\b|\bin arbeit\b|\bdreh(?:start|arbeiten)?\b|\bencarga\w*|\banuncia\w*|\bprepara\b|\brodaje\b|\bdevoile\b|\bsvela\b"
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
    "list": ("lists", "list", "streaming guide", "what to watch", "rankings", "listas"),
    "gallery": ("gallery", "galleries", "photos", "pictures", "galerie", "fotogallery", "bilder", "first look"),
    "opinion": ("opinion", "opinions", "column", "columns", "op-ed", "commentary", "essay", "editorial", "tribune", "kommentar", "meinung", "opinione"),
}  # fmt: skip
"""Folded sections, categories, tags and address parts."""

LABEL_OF = {word: kind for kind, words in LABELS.items() for word in words}
