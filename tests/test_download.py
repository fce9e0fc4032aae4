"""Bodies are inflated once, within bounds, and a broken one says so."""

import gzip
import zlib

import brotli
import pytest
from scrapy.exceptions import DownloadFailedError, ResponseDataLossError

from scrapers.inflation import TooLarge, inflate

TEXT = b"<p>" + b"All that is written about it. " * 2000


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("gzip", TEXT),
        ("identity", TEXT),
        ("br, gzip", gzip.compress(brotli.compress(TEXT))),
    ],
)
def test_each_encoding_is_undone(encoding, packed):
    assert inflate(packed, encoding, 1_000_000) == TEXT


@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(5_000_000))),
        ("gzip", gzip.compress(bytes(600_000)) * 2),
        ("deflate", zlib.compress(bytes(5_000_000))),
        ("br", brotli.compress(bytes(5_000_000))),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked_whole(encoding, bomb):
    with pytest.raises(TooLarge):
        inflate(bomb, encoding, 1_000_000)


@pytest.mark.parametrize(
    ("encoding", "packed"), [("gzip", gzip.compress(TEXT)[:-20]), ("br", brotli.compress(TEXT)[:-5])]
)
def test_a_body_that_is_cut_off_is_a_loss_of_data(encoding, packed):
    with pytest.raises(ResponseDataLossError):
        inflate(packed, encoding, 1_000_000)


def test_an_encoding_that_is_not_known_is_a_failure():
    with pytest.raises(DownloadFailedError, match="not known"):
        inflate(b"x", "snappy", 1000)
