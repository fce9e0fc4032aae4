"""Addresses: what of one names the article, and what only says who clicked where."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from w3lib.url import canonicalize_url


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TRACKING = _names(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id epik irclickid sccid"
    " _ga _gl _gac _hsenc _hsmi hsctatracking mkt_tok mc_cid mc_eid vero_id vero_conv oly_enc_id oly_anon_id"
    " s_cid sc_cid s_kwcid ef_id xtor trk trkcampaign trkinfo cmp cmpid icid ncid ocid smid smtyp smprod emc ito"
    " ftag ftcamp tpcc taid traffic_source sr_share guccounter guce_referrer guce_referrer_sig nr_email_referer"
    " __twitter_impression amp_js_v amp_gsa amp_ct amp_tf amp_latest_update_time usqp spm sthash _branch_match_id"
    " mbid bxid cndid esrc reflink leadsource sref linkid wprov fb_ref fb_source fb_action_ids fb_action_types"
    " action_object_map action_type_map action_ref_map referrer referer replytocom share noredirect"
    " wt_mc wt_zmc wt.mc_id wt.mc_ev wt.nav __source ref_src ref_url refsrc cx_testid sfmc_id soc_src soc_trk ns_fee"
    " jsessionid phpsessid fromsource partnerref rssfeed awc cjevent sms_ss at_xt campaign_id dicbo obref"
)
_TRACKING_FAMILIES = (
    "utm_", "utm-", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "itm_", "at_", "ns_", "sc_c", "stm_", "ga_",
)  # fmt: skip
_TRACKING_UNLESS_A_NUMBER = frozenset(("ref", "cid", "source", "src", "from", "partner", "rss", "mod", "via", "origin"))
"""Some sites tell articles apart by a number under such a name; a word is always where the click came from."""
_OTHER_VIEW = frozenset(("amp", "print", "printable", "printpage", "print_view", "mobile", "m", "nomobile"))
_ON = frozenset(("", "1", "true", "yes", "y", "on", "amp", "print", "all"))
_VIEW_NAMES = frozenset(("outputtype", "output", "view", "format", "mode", "display", "tmpl", "layout", "template"))
_VIEWS = frozenset(("amp", "print", "printable", "mobile", "ampview", "printarticle", "print-article"))

_HOST_OF_VIEW = re.compile(r"^(?:www\d?|m|amp|mobile|wap|touch)\.(?=[^.]+\.)")
_LAST_OF_VIEW = re.compile(r"/([^/]+)/(?:amp|print|amp\.html|print\.html|ampstories)$", re.IGNORECASE)
_NAME_OF_VIEW = re.compile(r"(?<=[^/])[._-](?:amp|print)(?=\.(?:html?|php|aspx?)$)|(?<=\w)\.amp$", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default|home)\.(?:s?html?|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
_LISTINGS = _names(
    "tag tags topic topics category categories section keyword keywords search author authors label thema temas"
)
_CACHE = re.compile(
    r"^https?://(?:[\w.-]{1,253}\.cdn\.ampproject\.org/(?:[civ]|wp)/(s/)?|(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?)(?=[^/]+\.)"
)
_STRAYS = re.compile(r"[\x00-\x20\x7f]+")


@lru_cache(maxsize=16384)
def key_of(url: str) -> str:
    """Return what the store knows an article by: equal for all addresses under which one article stands.

    Scheme, `www.`, `m.` and `amp.` hosts, AMP and print views, trailing slash, default index, order of the query,
    fragment and tracking parameters make no difference; what tells articles apart (`id=5`, `?p=123`) does. The key of a
    key is itself. An address that can't be taken apart is its own key.

    >>> key_of("http://m.Gazette.example/2025/etoile/amp/?utm_source=x&id=5#top")
    'https://gazette.example/2025/etoile?id=5'
    """
    address = _out_of_cache(_STRAYS.sub("", url) if len(url) < 8192 else url[:8192])
    try:
        parts = urlsplit(address)
        host = _host_of(parts)
    except ValueError:
        return address
    if not host or parts.scheme.lower() not in ("http", "https"):
        return address
    query = "&".join(
        piece for piece in parts.query.split("&") if piece and not _is_tracking(piece) and not _is_view(piece)
    )
    path = _path_of(parts.path)
    try:
        return str(canonicalize_url(f"https://{host}{path}{'?' + query if query else ''}")).rstrip("/")
    except ValueError:
        return address


def clean(url: str) -> str:
    """Return the address without tracking parameters and fragment; everything else as it was written.

    >>> clean("https://www.gazette.example/a/?p=3&utm_medium=social&fbclid=x#comments")
    'https://www.gazette.example/a/?p=3'
    """
    address = _STRAYS.sub("", url)
    address, _, _ = address.partition("#")
    if "?" not in address:
        return address
    address, _, query = address.partition("?")
    kept = "&".join(piece for piece in query.split("&") if piece and not _is_tracking(piece))
    return f"{address}?{kept}" if kept else address


def _out_of_cache(address: str) -> str:
    """The outlet's own address where a cache of AMP pages stands in front of it."""
    cached = _CACHE.match(address)
    if not cached:
        return address
    scheme = "https" if cached.group(1) or cached.group(2) else "http"
    return f"{scheme}://{address[cached.end() :]}"


def _host_of(parts: SplitResult) -> str:
    """Raises: ValueError where the port is no number."""
    host, port = (parts.hostname or "").rstrip("."), parts.port
    suffix = f":{port}" if port and port not in (80, 443) else ""
    try:
        ip_address(host)
    except ValueError:
        # Twice: www.m.gazette.example exists, and a key must be its own key.
        return _HOST_OF_VIEW.sub("", _HOST_OF_VIEW.sub("", host)) + suffix
    return (f"[{host}]" if ":" in host else host) + suffix


def _path_of(path: str) -> str:
    # A backslash is a slash to browsers and to the canonical form below, which would leave two of them.
    path = re.sub(r"/{2,}", "/", _SESSION.sub("", path.replace("\\", "/"))).rstrip("/")
    first, _, rest = path.lstrip("/").partition("/")
    if first.lower() == "amp" and "/" in rest.strip("/"):
        path = "/" + rest
    view = _LAST_OF_VIEW.search(path)
    if view and view.group(1).lower() not in _LISTINGS:
        path = path[: view.end(1)]
    return _INDEX.sub("", _NAME_OF_VIEW.sub("", path)).rstrip("/")


def _named(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return unquote(name).lower(), unquote(value).lower()


def _is_tracking(piece: str) -> bool:
    name, value = _named(piece)
    if name in _TRACKING_UNLESS_A_NUMBER:
        return not value.isdecimal()
    return name in _TRACKING or name.startswith(_TRACKING_FAMILIES)


def _is_view(piece: str) -> bool:
    name, value = _named(piece)
    return (name in _OTHER_VIEW and value in _ON) or (name in _VIEW_NAMES and value in _VIEWS)
