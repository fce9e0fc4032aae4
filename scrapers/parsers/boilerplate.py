"""Tells by its words what stands around an article from what belongs to it: class names, and whole lines."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Role(IntEnum):
    """What class and id say that an element is."""

    PLAIN = 0
    BODY = 1
    """The text of the article, by its name."""
    NOISE = 2
    """By a word that is now and then an article's own."""
    CAPTION = 3
    COMMENTS = 4
    """Readers' own texts: never the article's, however long."""
    DEK = 5
    """The standfirst, by its name."""
    OTHER = 6
    """What stands around an article, by a word that is never its own."""


_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z0-9]+")

_BODY = re.compile(
    r"\b(?:article|story|entry|post|news|artikel|articulo|noticia|single|blog|page|content|main|detail|text|nota|cuerpo|review)"
    r" (?:body|content|text|copy|main text|inhalt|contenu|corps|bodytext|texto|textbody)\b"
    r"|\b(?:articlebody|articletext|storybody|storytext|bodytext|entrycontent|postcontent|articlecontent|maintext|bodycopy"
    r"|postbody|blogcontent|newsbody|articlecopy|storycontent|richtext|rich text|wysiwyg|body copy|body text|content body"
    r"|article (?:page )?(?:body|content|text|copy)|artikeltext|haupttext|fliesstext|textkoerper|e content|post full content"
    r"|field name body|field name field body|node body|text long|field body)\b"
)
_BODY_PART = re.compile(
    r"\b(?:header|head|footer|foot|meta|title|image|photo|media|video|share|social|related|tags?|author|byline|date|"
    r"sidebar|aside|ad|ads|comments?|info|caption|teaser|list|wrap|nav|bottom|top|sub|tools|links?|bar|promo|box|item)\b"
)

_NOISE = frozenset(
    # around every page
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs sidebar footer masthead toolbar toolbox"
    " pagination pager paging skip skiplink sitemap topbar navlinks"
    # what wants something of the reader
    " newsletter newsletters subscribe subscription subscriptions signup optin cookie cookies consent gdpr modal popup overlay"
    " paywall regwall login register donate donation crowdfunding lightbox survey poll quiz voting rating ratings"
    " share sharing sharebar shares social socials sociallinks addtoany sharedaddy sharethis addthis jetpack jp shariff follow"
    " whatsapp facebook"
    # what sells
    " ad ads adv advert adverts advertisement advertising advertorial anzeige anzeigen werbung publicidad publicite adsense adslot"
    " adunit adbox dfp sponsor sponsored sponsors promo promos promotion promobox affiliate outbrain taboola ligatus plista"
    " banner banners shop merchandise deals buybox"
    # other articles
    " related relatedposts relateds recirc recirculation recommended recommendation recommendations recommends readmore morefrom"
    " trending popular mostread mostpopular teasers latest upnext yarpp crp similar"
    " relacionadas relacionados verwandte weiterlesen mehr lesen"
    # about the article
    " byline bylines author authors autor autoren authorbox authorbio bio authorinfo about contributors"
    " tag tags taglist taxonomy keywords postmeta entrymeta metadata dateline timestamp datetime pubdate posted"
    " disclaimer copyright correction"
    " print printonly email emailthis"
    # machines
    " hidden invisible tooltip dropdown accessibility hide sr screenreader"
    " player videoplayer audioplayer podcast jwplayer brightcove infobox factbox toc embed embeds iframe"
    " tiktok"
    " subnav dropcapless".split()
)
_NEVER_OWN = frozenset(
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs footer pagination pager newsletter newsletters signup cookie"
    " cookies consent gdpr share sharing sharebar shares addtoany sharedaddy sharethis addthis shariff advert adverts advertisement"
    " advertising anzeige anzeigen werbung publicidad publicite adsense outbrain taboola ligatus plista sponsored sponsors related"
    " relatedposts relateds recirc recirculation recommended recommendation recommendations trending mostread mostpopular upnext"
    " yarpp crp teasers relacionadas relacionados verwandte byline bylines authorbox authorbio tags taglist login register"
    " rating ratings sidebar".split()
)
_NOISE_PHRASES = re.compile(
    r"\b(?:read more|read next|see also|more stories|also read|more from|more on|screen reader(?: text)?|visually hidden|sr only"
    r"|most read|most popular|author (?:bio|box|info|card|desc\w*|profile)|about (?:the )?author|post (?:meta|info|nav\w*|tags)"
    r"|entry (?:meta|footer|utility|info)|article (?:meta|tags|info|footer|tools|actions|share)|meta (?:data|info)|sign up"
    r"|call to action|cta|in ?line (?:promo|link|related|newsletter)|link list|linklist|story (?:list|tools|meta|tags|links)"
    r"|page (?:tools|actions|links)|navi? links|jump to|table of contents|back to top|no print|tag (?:list|cloud)|fact box"
    r"|next post|previous post|prev post|post navigation|content types?|product (?:card|box)|buy (?:box|now)|wp block latest posts"
    r"|live ?blog (?:nav|key)|key (?:points|events) nav|user (?:info|bio)|widget area|print only)\b"
)
_CAPTIONS = re.compile(
    r"\b(?:captions?|figcaption|legende|bildunterschrift|bu|pie de foto|piefoto|photo ?credits?|image ?credits?|img ?credits?"
    r"|credits?|cutline|wp caption(?: text)?|image ?(?:description|info|text|source|title)|bildtext|bildnachweis|photographer"
    r"|photo (?:by|info|desc\w*)|media (?:info|caption|credit)|copyright)\b"
)
_COMMENTS = re.compile(
    r"\b(?:comments?(?!\w)(?: (?:list|section|area|body|content|text|thread|form|wrapper|container|block|box))?|commentlist"
    r"|comments?area|disqus|commentaires?|kommentare?|comentarios?|respond|reader ?comments|fb comments|livefyre|coral talk"
    r"|discussion|webform|user comments)\b"
)
_DEK = re.compile(
    r"\b(?:dek|deck|standfirst|sub ?title|sub ?heading|sub ?headline|tagline|article ?summary|article description|entry summary"
    r"|chapo|chapeau|bajada|entradilla|sottotitolo|sous titre|dachzeile|unterzeile)\b"
)
_OF_POST = ("tag-", "category-", "post-", "type-", "status-", "format-", "author-", "steady-", "has-", "pmpro-")
_COMMENT_COUNT = re.compile(r"\b(?:has|no|with|without|count|number|link|enabled|open|closed)\b")


@lru_cache(maxsize=8192)
def role_of(name: str) -> Role:
    """Return what a class attribute or an id says; PLAIN where it says nothing or is too long to be one thing's name.

    >>> role_of("entry-content"), role_of("post__related-links"), role_of("wp-caption-text")
    (<Role.BODY: 1>, <Role.NOISE: 2>, <Role.CAPTION: 3>)
    """
    if len(name) > 400:
        return Role.PLAIN
    tokens = name.split()
    if "hentry" in tokens or "type-post" in tokens:
        # WordPress writes a post's own tags and categories among the classes of its element.
        tokens = [token for token in tokens if not token.startswith(_OF_POST)]
    roles = {_role_of_token(token) for token in tokens}
    if Role.BODY in roles or not roles:
        return Role.BODY if roles else Role.PLAIN
    if len(roles) == 1:
        return roles.pop()
    for role in (Role.COMMENTS, Role.OTHER, Role.CAPTION, Role.NOISE, Role.DEK):
        if role in roles:
            return role
    return Role.PLAIN


@lru_cache(maxsize=16384)
def _role_of_token(token: str) -> Role:
    words = _SPLIT.sub(" ", _WORD_BREAK.sub(" ", token).lower()).strip()
    body = _BODY.search(words)
    if body and not _BODY_PART.search(words[body.end() :]) and not _COMMENTS.search(words):
        return Role.BODY
    if words.startswith(("has ", "with ", "no ", "is ", "js ", "theme ", "u ", "col ", "grid ")):
        return Role.PLAIN
    if _COMMENTS.search(words) and not _COMMENT_COUNT.search(words):
        return Role.COMMENTS
    if _CAPTIONS.search(words):
        return Role.CAPTION
    parts = words.split()
    if not _NEVER_OWN.isdisjoint(parts):
        return Role.OTHER
    if not _NOISE.isdisjoint(parts) or _NOISE_PHRASES.search(words):
        return Role.NOISE
    return Role.DEK if _DEK.search(words) else Role.PLAIN


_LABEL = (
    r"(?:read (?:more|next|also|full)|also read|see also|related(?: (?:story|stories|articles?|coverage|posts?|content|topics?))?"
    r"|more (?:from|on|stories)|recommended|you (?:may|might) (?:also )?(?:like|enjoy)|watch(?: (?:now|next|below|more))?|listen"
    r"|don'?t miss|must reads?|trending|up next|lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu)|lesetipp|auch interessant"
    r"|passend dazu|zum thema|siehe auch|à lire aussi|lire aussi|a lire aussi|voir aussi|lea también|lee también|te puede interesar"
    r"|leggi anche|guarda anche|leia (?:também|mais)|veja também|lees ook|bekijk ook|czytaj (?:też|także|więcej)|zobacz (?:też|także)"
    r"|läs (?:också|mer|även)|les også|читайте также|read here)"
)
_POINTER = re.compile(rf"^[\W_]{{0,4}}{_LABEL}\s{{0,3}}(?:[:|>»→\-–—]|$)", re.IGNORECASE)
_NOTICE = re.compile(
    r"^[\W_]{0,3}(?:advertisement|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|advertentie|reklama|annonse?|annons"
    r"|sponsored(?: content)?|article continues (?:below|after)[\w ]{0,40}|story continues (?:below|after)[\w ]{0,40}"
    r"|continue reading(?: below)?[\w ]{0,40}|scroll to continue[\w ]{0,40}|loading\.{0,3}|share(?: this)?(?: article| story| post)?"
    r"|share (?:on|via|with)[\w ,]{0,60}|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|pinterest|reddit|copy link|link copied"
    r"|teilen|drucken|merken|compartir|partager|condividi|delen|back to top|nach oben|top|comments?(?: \(\d+\))?|\d+ comments?"
    r"|leave a (?:comment|reply)|kommentare?|view (?:all )?comments|show comments|post a comment|sign up|subscribe(?: now)?|log in"
    r"|reply|like this:?|share this:?|like|loading|related|getty images|please enable javascript[\w ,.]{0,80}|image \d+ of \d+"
    r"|enlarge(?: this)? image|toggle caption|hide caption|foto|photo|bild|video|enlarge|zoom|close|play|previous|next|newsletter"
    r"|filed under|tagged|tags|topics|categories|posted in|filed to|schlagwörter|themen)[\W_]{0,4}$",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"^[\W_]{0,3}(?:sign up (?:for|to|here|now|today)|subscribe (?:to|for|now|here|today)|get (?:our|the latest|the best|more)[\w' ]{0,60}"
    r"(?:newsletter|inbox|email|app|delivered)|click here (?:to|for)|follow (?:us|@?\w+|\w+ \w+|[\w ]{3,40}) on (?:twitter|facebook|instagram"
    r"|x|google|social|linkedin|threads|bluesky|tiktok|youtube)|like us on|join (?:us on|our|the conversation)|download (?:the|our)"
    r" [\w ]{0,40}app\b|support (?:our|independent) journalism|this (?:article|content|site|post)"
    r" (?:contains|may contain|may earn|uses) (?:affiliate|cookies)|we use cookies|by (?:signing up|subscribing|clicking|submitting|continuing)"
    r"|your email address will not be published|©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés|melden sie sich (?:hier )?(?:für|zum)|jetzt (?:abonnieren|anmelden|newsletter)|abonnieren sie"
    r"|folgen sie uns|suivez-nous|síguenos|seguici|inscrivez-vous|abonnez-vous|suscríbete|iscriviti|inscreva-se"
    r"|filed under:|tagged (?:as|with|in)?:|posted in:?|tags?:|topics?:|schlagwörter:|share this\b|was this article)",
    re.IGNORECASE,
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
    r"^[\W_]{0,3}(?:(?:related|recommended|similar|further|more|other|latest|top|popular|trending|recent|featured|suggested)(?: [\w']+)?"
    r" (?:stories|articles?|posts?|coverage|content|reading|news|links|topics|headlines|videos?|trending|stories from|for you)"
    r"|more (?:from|on|about|in|like) .{2,40}|more trending|trending|most (?:read|popular|viewed|shared|commented)"
    r"|you (?:may|might|'ll|will)(?: also)? (?:like|enjoy|love|be interested in).{0,20}|recommended(?: for you)?|read next|up next|what to read next"
    r"|about the authors?|follow us|follow .{2,30} on .{2,30}|sign up.{0,40}|newsletters?|get .{2,40} newsletter|comments?(?: \(\d+\))?"
    r"|join the (?:conversation|discussion)|leave a (?:reply|comment)|share this.{0,20}|like this|partner news|editors'? picks?"
    r"|(?:das )?könnte (?:sie|dich|euch|ihnen) auch (?:interessieren|gefallen)|das könnte .{2,20} auch (?:interessieren|gefallen)"
    r"|auch interessant|ähnliche (?:beiträge|artikel|themen|posts)|verwandte (?:artikel|themen|beiträge)|weitere (?:artikel|themen|beiträge"
    r"|meldungen|nachrichten|infos?|news).{0,30}|mehr (?:zum thema|zu diesem thema|aus|von|über|artikel|beiträge|lesen).{0,40}|meistgelesen.{0,20}"
    r"|zum thema|themen|schlagworte|kommentare?(?: \(\d+\))?|empfehlungen(?: für sie)?|über (?:den autor|die autorin|den verfasser).{0,30}|newsletter.{0,30}"
    r"|sur le même (?:sujet|thème)|à lire (?:aussi|également|ensuite).{0,3}|articles? (?:liés?|similaires?|connexes?|associés?)|lire aussi|les plus lus"
    r"|(?:noticias|artículos|contenidos?|temas) relacionad[oa]s|te puede interesar.{0,10}|también te puede.{0,30}|mirá también|lo más (?:leído|visto)"
    r"|más (?:noticias|sobre|en|de) .{2,30}|leggi anche|articoli correlati|potrebbe(?:ro)? interessarti.{0,20}|leia (?:também|mais)|veja também"
    r"|notícias relacionadas|lees ook|meer over .{2,30}|gerelateerd.{0,20}|czytaj (?:też|także|więcej)|zobacz (?:też|także)|läs (?:också|mer|även)"
    r"|関連記事|関連キーワード|おすすめ.{0,8}|相关.{0,6})[\W_]{0,4}$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^[\W_]{0,3}(?:(?:photos?|fotos?|images?|bilder?|titelbild|video|pictures?|illustration|grafik|graphic|credits?|crédits?|copyright)"
    r"(?: ?(?:credits?|by|photos?|via|von|courtesy of|source|quelle))?\s{0,2}[:©/|]|(?:bild|foto)(?:quelle|nachweis|credit)\w{0,3}\b|©|\(c\)\s)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:zustimm|eingesetzt|einsatz|nutz|setzen|speicher|stimm(?:st|en)|akzeptier|verwende[tn]?|verwendung|we use|uses?|accept|consent|utilis|accett|utilizz|usamos|utiliza|aceptar"
    r"|gebruik|accepte)\w{0,6}\b",
    re.IGNORECASE,
)


_PLEA_WITHIN = re.compile(
    r"\b(?:please subscribe|already (?:a |an )?(?:subscribe|member)|subscribers (?:also )?receive|for subscribers only|log ?in (?:for|to)"
    r"|(?:create|have) an account|sign in (?:to|or)|register (?:/|to|for)|download .{0,40}\bapps?\b|support (?:us|our work)|unterstütze? (?:uns|unsere)"
    r"|share it\b|(?:artikel|beitrag) (?:teilen|empfehlen|drucken|bewerten)|folgen? sie uns|(?:our|the|my|unseren?|kostenlosen|free|daily|weekly)"
    r" (?:\w+ ){0,3}newsletters?\b|submit your|kommentar unter|noch keine bewertungen?)|会員登録|会員限定|マイページ",
    re.IGNORECASE,
)


def asks(line: str) -> bool:
    """Whether a short line asks the reader for something somewhere in it."""
    return len(line) < 200 and line[:1] not in "\"“„«'‘»" and _PLEA_WITHIN.search(line) is not None


def ends_article(line: str) -> bool:
    """Whether the line is the label of what follows an article: related stories, the author, comments."""
    return len(line) < 80 and _END.match(line) is not None


def is_credit(line: str) -> bool:
    """Whether the line says who made a picture."""
    return len(line) < 160 and (_CREDIT.match(line) is not None or (len(line) < 120 and " © " in line))


def is_about_cookies(line: str) -> bool:
    """Whether the line asks to put up with cookies; an article about them goes on for longer."""
    return len(line) < 500 and "ookie" in line and _COOKIES.search(line) is not None
