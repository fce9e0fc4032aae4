"""Tells by class and id what an element is: the article's text, something around it, a caption, comments."""

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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z0-9]+")

_BODY = re.compile(
    r"\b(?:article|story|entry|post|news|artikel|articulo|noticia|single|blog|page|content|main|detail|text"
    r"|nota|cuerpo|review)"
    r" (?:body|content|text|copy|main text|inhalt|contenu|corps|bodytext|texto|textbody)\b"
    r"|\b(?:articlebody|articletext|storybody|storytext|bodytext|entrycontent|postcontent|articlecontent"
    r"|maintext|bodycopy"
    r"|postbody|blogcontent|newsbody|articlecopy|storycontent|richtext|rich text|wysiwyg|body copy|body text"
    r"|content body"
    r"|article (?:page )?(?:body|content|text|copy)|artikeltext|haupttext|fliesstext|textkoerper|e content"
    r"|post full content"
    r"|field name body|field name field body|node body|text long|field body)\b"
)
_BODY_PART = re.compile(
    r"\b(?:header|head|footer|foot|meta|title|image|photo|media|video|share|social|related|tags?|author|byline|date|"
    r"sidebar|aside|ad|ads|comments?|info|caption|teaser|list|wrap|nav|bottom|top|sub|tools|links?|bar|promo"
    r"|box|item)\b"
)

_NOISE = _words(
    # around every page
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs sidebar footer masthead toolbar toolbox"
    " pagination pager paging skip skiplink sitemap topbar navlinks"
    # what wants something of the reader
    " newsletter newsletters subscribe subscription subscriptions signup optin cookie cookies consent gdpr"
    " modal popup overlay"
    " paywall regwall login register donate donation crowdfunding lightbox survey poll quiz voting rating ratings"
    " share sharing sharebar shares social socials sociallinks addtoany sharedaddy sharethis addthis jetpack jp"
    " shariff follow"
    " whatsapp facebook"
    # what sells
    " ad ads adv advert adverts advertisement advertising advertorial anzeige anzeigen werbung publicidad"
    " publicite adsense adslot"
    " adunit adbox dfp sponsor sponsored sponsors promo promos promotion promobox affiliate outbrain taboola"
    " ligatus plista"
    " banner banners shop merchandise deals buybox"
    # other articles
    " related relatedposts relateds recirc recirculation recommended recommendation recommendations recommends"
    " readmore morefrom"
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
    " subnav dropcapless"
)
_NEVER_OWN = _words(
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs footer pagination pager newsletter"
    " newsletters signup cookie"
    " cookies consent gdpr share sharing sharebar shares addtoany sharedaddy sharethis addthis shariff advert"
    " adverts advertisement"
    " advertising anzeige anzeigen werbung publicidad publicite adsense outbrain taboola ligatus plista"
    " sponsored sponsors related"
    " relatedposts relateds recirc recirculation recommended recommendation recommendations trending mostread"
    " mostpopular upnext"
    " yarpp crp teasers relacionadas relacionados verwandte byline bylines authorbox authorbio tags taglist"
    " login register"
    " rating ratings sidebar"
)
_NOISE_PHRASES = re.compile(
    r"\b(?:read more|read next|see also|more stories|also read|more from|more on|screen reader(?: text)?"
    r"|visually hidden|sr only"
    r"|most read|most popular|author (?:bio|box|info|card|desc\w*|profile)|about (?:the )?author|post (?:meta"
    r"|info|nav\w*|tags)"
    r"|entry (?:meta|footer|utility|info)|article (?:meta|tags|info|footer|tools|actions|share)|meta (?:data"
    r"|info)|sign up"
    r"|call to action|cta|in ?line (?:promo|link|related|newsletter)|link list|linklist|story (?:list|tools"
    r"|meta|tags|links)"
    r"|page (?:tools|actions|links)|navi? links|jump to|table of contents|back to top|no print|tag (?:list"
    r"|cloud)|fact box"
    r"|next post|previous post|prev post|post navigation|content types?|product (?:card|box)|buy (?:box|now)"
    r"|wp block latest posts"
    r"|live ?blog (?:nav|key)|key (?:points|events) nav|user (?:info|bio)|widget area|print only)\b"
)
_CAPTIONS = re.compile(
    r"\b(?:captions?|figcaption|legende|bildunterschrift|bu|pie de foto|piefoto|photo ?credits?|image ?credits?"
    r"|img ?credits?"
    r"|credits?|cutline|wp caption(?: text)?|image ?(?:description|info|text|source|title)|bildtext"
    r"|bildnachweis|photographer"
    r"|photo (?:by|info|desc\w*)|media (?:info|caption|credit)|copyright)\b"
)
_COMMENTS = re.compile(
    r"\b(?:comments?(?!\w)(?: (?:list|section|area|body|content|text|thread|form|wrapper|container|block|box))?"
    r"|commentlist"
    r"|comments?area|disqus|commentaires?|kommentare?|comentarios?|respond|reader ?comments|fb comments"
    r"|livefyre|coral talk"
    r"|user comments)\b"
)
_DEK = re.compile(
    r"\b(?:dek|deck|standfirst|sub ?title|sub ?heading|sub ?headline|tagline|article ?summary"
    r"|article description|entry summary"
    r"|chapo|chapeau|bajada|entradilla|sottotitolo|sous titre|dachzeile|unterzeile)\b"
)
_OF_POST = ("tag-", "category-", "post-", "type-", "status-", "format-", "author-", "steady-", "has-", "pmpro-")
_HOW_IT_LOOKS = re.compile(
    r"\b(?:overflow(?: [xy])? hidden|hidden (?:xs|sm|md|lg|xl|xxl|s|m|l|mobile"
    r"|phone|tablet|desktop|print)|print (?:full|show))\b"
)
"""Names of how an element looks on which screen, which say nothing of what it is."""
_COMMENT_COUNT = re.compile(r"\b(?:has|no|with|without|count|number|link|enabled|open|closed)\b")
_LOOKS = _words("has with no is js theme u col grid")
"""Names that begin so say how something looks, unless it is a body."""

_OF_BODY = _words("art sto ent pos new not sin blo pag con mai det tex cue rev bod ric wys hau fli e fie nod")
_OF_COMMENTS = _words("com dis kom res rea fb liv cor use")
_OF_CAPTIONS = _words("cap fig leg bil bu pie pho ima img cre cut wp med cop")
_OF_PHRASES = _words(
    "rea see als mor scr vis sr mos aut abo pos ent art met sig cal cta in inl lin sto pag nav jum tab bac no tag"
    " fac nex pre con pro buy wp liv key use wid pri"
)
_OF_DEK = _words("dek dec sta sub tag art ent cha baj sot sou dac unt")
"""How the first words of each pattern begin: three letters, or all of a shorter word. Most names have none of them."""
_TELLING = frozenset(
    (*_OF_BODY, *_OF_COMMENTS, *_OF_CAPTIONS, *_OF_PHRASES, *_OF_DEK, *(word[:3] for word in _NOISE | _NEVER_OWN))
)


_RANK = (0, 6, 2, 3, 5, 1, 4)
"""By role: which of several that one element's names tell is believed, the body's first, then comments."""


@lru_cache(maxsize=8192)
def role_of(name: str) -> Role:
    """Return what a class attribute or an id says; PLAIN where it says nothing or is too long to be one thing's name.

    >>> role_of("entry-content"), role_of("post__related-links"), role_of("wp-caption-text")
    (<Role.BODY: 1>, <Role.OTHER: 6>, <Role.CAPTION: 3>)
    """
    if len(name) > 400:
        return Role.PLAIN
    tokens = name.split()
    if "hentry" in tokens or "type-post" in tokens:
        # WordPress writes a post's own tags and categories among the classes of its element.
        tokens = [token for token in tokens if not token.startswith(_OF_POST)]
    return max(map(_role_of_token, tokens), key=_RANK.__getitem__, default=Role.PLAIN)


@lru_cache(maxsize=16384)
def _role_of_token(token: str) -> Role:
    parts = _split(token)
    heads = {part[:3] for part in parts}
    if heads.isdisjoint(_TELLING):
        return Role.PLAIN
    words = " ".join(parts)
    telling = heads.isdisjoint
    is_comment = not telling(_OF_COMMENTS) and _COMMENTS.search(words) is not None
    body = None if telling(_OF_BODY) or is_comment else _BODY.search(words)
    if body and not _BODY_PART.search(words[body.end() :]):
        return Role.BODY
    if ":" in token or parts[0] in _LOOKS or _HOW_IT_LOOKS.search(words):
        return Role.PLAIN
    if is_comment and not _COMMENT_COUNT.search(words):
        return Role.COMMENTS
    if not telling(_OF_CAPTIONS) and _CAPTIONS.search(words):
        return Role.CAPTION
    if not _NEVER_OWN.isdisjoint(parts):
        return Role.OTHER
    if not _NOISE.isdisjoint(parts) or (not telling(_OF_PHRASES) and _NOISE_PHRASES.search(words)):
        return Role.NOISE
    return Role.DEK if not telling(_OF_DEK) and _DEK.search(words) else Role.PLAIN


def _split(token: str) -> list[str]:
    """The words of a name in small letters: "storyBody__text" is story, body, text."""
    lower = token.lower()
    words = (lower if lower == token else _WORD_BREAK.sub(" ", token).lower()).replace("-", " ").replace("_", " ")
    parts = words.split()
    return parts if words.isascii() and "".join(parts).isalnum() else _SPLIT.sub(" ", words).split()
