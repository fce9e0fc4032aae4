"""Tells by its words a line that stands around an article: labels, buttons, pleas, credits, cookie notices.

Every question takes the line in small letters: a pattern that ignores case can't skip an alternative by its first one.
"""

from __future__ import annotations

import re

_LABEL = (
    r"(?:read (?:more|next|also|full)|also read|see also|related(?: (?:story|stories|articles?|coverage|posts?"
    r"|content|topics?))?"
    r"|more (?:from|on|stories)|recommended|you (?:may|might) (?:also )?(?:like|enjoy)|watch(?: (?:now|next"
    r"|below|more))?|listen"
    r"|don'?t miss|must reads?|trending|up next|lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu)|lesetipp"
    r"|auch interessant"
    r"|passend dazu|zum thema|siehe auch|à lire aussi|lire aussi|a lire aussi|voir aussi|lea también"
    r"|lee también|te puede interesar"
    r"|leggi anche|guarda anche|leia (?:também|mais)|veja também|lees ook|bekijk ook|czytaj (?:też|także"
    r"|więcej)|zobacz (?:też|także)"
    r"|läs (?:också|mer|även)|les også|читайте также|read here)"
)
_POINTER = re.compile(rf"^[\W_]{{0,4}}{_LABEL}\s{{0,3}}(?:[:|>»→\-–—]|$)")
_NOTICE = re.compile(
    r"^[\W_]{0,3}(?:advertisement|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|advertentie"
    r"|reklama|annonse?|annons"
    r"|sponsored(?: content)?|article continues (?:below|after)[\w ]{0,40}|story continues (?:below|after)[\w ]{0,40}"
    r"|continue reading(?: below)?[\w ]{0,40}|scroll to continue[\w ]{0,40}|loading\.{0,3}"
    r"|share(?: this)?(?: article| story| post)?"
    r"|share (?:on|via|with)[\w ,]{0,60}|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|pinterest"
    r"|reddit|copy link|link copied"
    r"|teilen|drucken|merken|compartir|partager|condividi|delen|back to top|nach oben|top"
    r"|comments?(?: \(\d+\))?|\d+ comments?"
    r"|leave a (?:comment|reply)|kommentare?|view (?:all )?comments|show comments|post a comment|sign up"
    r"|subscribe(?: now)?|log in"
    r"|reply|like this:?|share this:?|like|loading|related|getty images|please enable javascript[\w ,.]{0,80}"
    r"|image \d+ of \d+"
    r"|enlarge(?: this)? image|toggle caption|hide caption|foto|photo|bild|video|enlarge|zoom|close|play"
    r"|previous|next|newsletter"
    r"|filed under|tagged|tags|topics|categories|posted in|filed to|schlagwörter|themen)[\W_]{0,4}$"
)
_PLEA = re.compile(
    r"^[\W_]{0,3}(?:sign up (?:for|to|here|now|today)|subscribe (?:to|for|now|here|today)|get (?:our|the latest"
    r"|the best|more)[\w' ]{0,60}"
    r"(?:newsletter|inbox|email|app|delivered)|click here (?:to|for)|follow (?:us|@?\w+|\w+ \w+"
    r"|[\w ]{3,40}) on (?:twitter|facebook|instagram"
    r"|x|google|social|linkedin|threads|bluesky|tiktok|youtube)|like us on|join (?:us on|our|the conversation)"
    r"|download (?:the|our)"
    r" [\w ]{0,40}app\b|support (?:our|independent) journalism|this (?:article|content|site|post)"
    r" (?:contains|may contain|may earn|uses) (?:affiliate|cookies)|we use cookies|by (?:signing up|subscribing"
    r"|clicking|submitting|continuing)"
    r"|your email address will not be published|©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved"
    r"|alle rechte vorbehalten"
    r"|tous droits réservés|melden sie sich (?:hier )?(?:für|zum)|jetzt (?:abonnieren|anmelden|newsletter)"
    r"|abonnieren sie"
    r"|folgen sie uns|suivez-nous|síguenos|seguici|inscrivez-vous|abonnez-vous|suscríbete|iscriviti|inscreva-se"
    r"|filed under:|tagged (?:as|with|in)?:|posted in:?|tags?:|topics?:|schlagwörter:|share this\b|was this article)"
)


def is_pointer(line: str) -> bool:
    """Whether the line only leads elsewhere: "Read more: ...", "Lesen Sie auch"."""
    return _POINTER.match(line[:120]) is not None


def is_notice(line: str) -> bool:
    """Whether the whole line is a label or a button: "Advertisement", "Share this"."""
    return len(line) < 120 and _NOTICE.match(line) is not None


def is_plea(line: str) -> bool:
    """Whether the line wants a subscription, a follower or a click, or states a copyright."""
    return len(line) < 320 and _PLEA.match(line) is not None


_END = re.compile(
    r"^[\W_]{0,3}(?:(?:related|recommended|similar|further|more|other|latest|top|popular|trending|recent"
    r"|featured|suggested)(?: [\w']+)?"
    r" (?:stories|articles?|posts?|coverage|content|reading|news|links|topics|headlines|videos?|trending"
    r"|stories from|for you)"
    r"|more (?:from|on|about|in|like) .{2,40}|more trending|trending|most (?:read|popular|viewed|shared|commented)"
    r"|you (?:may|might|'ll|will)(?: also)? (?:like|enjoy|love|be interested in).{0,20}"
    r"|recommended(?: for you)?|read next|up next|what to read next"
    r"|about the authors?|follow us|follow .{2,30} on .{2,30}|sign up.{0,40}|newsletters?"
    r"|get .{2,40} newsletter|comments?(?: \(\d+\))?"
    r"|join the (?:conversation|discussion)|leave a (?:reply|comment)|share this.{0,20}|like this|partner news"
    r"|editors'? picks?"
    r"|(?:das )?könnte (?:sie|dich|euch|ihnen) auch (?:interessieren|gefallen)"
    r"|das könnte .{2,20} auch (?:interessieren|gefallen)"
    r"|auch interessant|ähnliche (?:beiträge|artikel|themen|posts)|verwandte (?:artikel|themen|beiträge)"
    r"|weitere (?:artikel|themen|beiträge"
    r"|meldungen|nachrichten|infos?|news).{0,30}|mehr (?:zum thema|zu diesem thema|aus|von|über|artikel"
    r"|beiträge|lesen).{0,40}|meistgelesen.{0,20}"
    r"|zum thema|themen|schlagworte|kommentare?(?: \(\d+\))?|empfehlungen(?: für sie)?|über (?:den autor"
    r"|die autorin|den verfasser).{0,30}|newsletter.{0,30}"
    r"|sur le même (?:sujet|thème)|à lire (?:aussi|également|ensuite).{0,3}|articles? (?:liés?|similaires?"
    r"|connexes?|associés?)|lire aussi|les plus lus"
    r"|(?:noticias|artículos|contenidos?|temas) relacionad[oa]s|te puede interesar.{0,10}"
    r"|también te puede.{0,30}|mirá también|lo más (?:leído|visto)"
    r"|más (?:noticias|sobre|en|de) .{2,30}|leggi anche|articoli correlati|potrebbe(?:ro)? interessarti.{0,20}"
    r"|leia (?:também|mais)|veja também"
    r"|notícias relacionadas|lees ook|meer over .{2,30}|gerelateerd.{0,20}|czytaj (?:też|także|więcej)"
    r"|zobacz (?:też|także)|läs (?:också|mer|även)"
    r"|関連記事|関連キーワード|おすすめ.{0,8}|相关.{0,6})[\W_]{0,4}$"
)
_CREDIT = re.compile(
    r"^[\W_]{0,3}(?:(?:photos?|fotos?|images?|bilder?|titelbild|video|pictures?|illustration|grafik|graphic"
    r"|credits?|crédits?|copyright)"
    r"(?: ?(?:credits?|by|photos?|via|von|courtesy of|source|quelle))?\s{0,2}[:©/|]"
    r"|(?:bild|foto)(?:quelle|nachweis|credit)\w{0,3}\b|©|\(c\)\s)"
)
_COOKIES = re.compile(
    r"\b(?:zustimm|eingesetzt|einsatz|nutz|setzen|speicher|stimm(?:st|en)|akzeptier|verwende[tn]?|verwendung"
    r"|we use|uses?|accept|consent|utilis|accett|utilizz|usamos|utiliza|aceptar"
    r"|gebruik|accepte)\w{0,6}\b"
)


_PLEA_WITHIN = re.compile(
    r"\b(?:please subscribe|already (?:a |an )?(?:subscribe|member)|subscribers (?:also )?receive"
    r"|for subscribers only|log ?in (?:for|to)"
    r"|(?:create|have) an account|sign in (?:to|or)|register (?:/|to|for)|download .{0,40}\bapps?\b"
    r"|support (?:us|our work)|unterstütze? (?:uns|unsere)"
    r"|share it\b|(?:artikel|beitrag) (?:teilen|empfehlen|drucken|bewerten)|folgen? sie uns|(?:our|the|my"
    r"|unseren?|kostenlosen|free|daily|weekly)"
    r" (?:\w+ ){0,3}newsletters?\b|submit your|kommentar unter|noch keine bewertungen?)|会員登録|会員限定|マイページ"
)
_ASKING = re.compile(
    r"subscri|account|sign in|log ?in|register|download|support|unterst|share it|artikel|beitrag|folgen? sie"
    r"|newsletter|submit your|kommentar unter|bewertungen?|会員|マイページ"
)
"""What each plea holds, in small letters: most lines hold none, and this is quick to see."""


def asks(line: str) -> bool:
    """Whether a short line asks the reader for something somewhere in it."""
    return (
        len(line) < 200
        and line[:1] not in "\"“„«'‘»"
        and _ASKING.search(line) is not None
        and _PLEA_WITHIN.search(line) is not None
    )


def ends_article(line: str) -> bool:
    """Whether the line is the label of what follows an article: related stories, the author, comments."""
    return len(line) < 80 and _END.match(line) is not None


def is_credit(line: str) -> bool:
    """Whether the line says who made a picture."""
    return len(line) < 160 and (_CREDIT.match(line) is not None or (len(line) < 120 and " © " in line))


def is_about_cookies(line: str) -> bool:
    """Whether the line asks to put up with cookies; an article about them goes on for longer."""
    return len(line) < 500 and "ookie" in line and _COOKIES.search(line) is not None
