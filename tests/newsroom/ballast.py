"""The scripts and styles that real pages carry around, so that pages have the size of real ones."""

from __future__ import annotations

import json
import random
from functools import cache

from markupsafe import Markup


@cache
def ballast(key: str, size: int) -> Markup:
    """A style and a script element of about `size` characters together, the same for the same key."""
    chance = random.Random(key)
    rules, length = [], 0
    while length < size // 3:
        name = f"{chance.choice(('card', 'nav', 'ad', 'grid', 'c-lazy', 'o-tease'))}-{chance.getrandbits(24):x}"
        rules.append(f".{name}{{margin:{chance.randrange(40)}px;color:#{chance.getrandbits(24):06x};display:flex}}")
        length += len(rules[-1])
    slots, length = {}, 0
    while length < size * 2 // 3:
        name = f"{chance.getrandbits(40):010x}"
        slots[name] = {"sizes": [[300, 250], [728, 90]], "zone": f"{chance.getrandbits(64):x}", "lazy": True}
        length += 82
    return Markup(f"<style>{''.join(rules)}</style>\n<script>window.adConfig={json.dumps(slots)};</script>")
