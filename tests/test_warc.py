"""Ranges of a WARC file give each page once, hops lose none, and damage costs only what is damaged."""

import gzip
import io
import itertools
import zlib

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.warc import Reader, records

HOSTS = ("a.example", "b.example", "c.example:8080")


def record(host, body, kind="response", head="Content-Type: text/html\r\n"):
    block = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://{host}/{zlib.crc32(body)}\r\n"
        f"WARC-Date: 2025-04-24T10:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return fields.encode() + block + b"\r\n\r\n"


def told(pages):
    return [(page.url, page.body, page.status, page.fetched) for page in pages]


def read(data, *span, **more):
    return told(records(io.BytesIO(data), *span, **more))


def others_read(data):
    """What another tool reads."""
    found = ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response)
    return [(one.headers["WARC-Target-URI"], one.reader.read()) for one in found]


nested = gzip.compress(record("a.example", b"inner"))
bodies = st.one_of(
    st.binary(max_size=3000),
    st.sampled_from(
        [b"\x1f\x8b\x08" * 50, nested, nested * 3, b"x" + nested + b"y", b"WARC/1.0\r\n\r\n", b"", b"z" * 99_999]
    ),
)
whole = st.builds(
    record, st.sampled_from(HOSTS), bodies, st.sampled_from(["response", "response", "request", "warcinfo"])
)
members = st.builds(gzip.compress, st.lists(whole, min_size=1, max_size=3).map(b"".join), st.sampled_from([0, 1, 9]))
single = st.builds(gzip.compress, whole, st.sampled_from([0, 1, 9]))
packed = st.lists(st.one_of(single, single, single, members), max_size=8).map(b"".join)
plain = st.lists(whole, max_size=8).map(b"".join)


@settings(max_examples=300, deadline=None)
@given(data=st.one_of(packed, plain))
def test_the_same_pages_are_read_as_by_another_tool(data):
    assert [(url, body) for url, body, *_ in read(data)] == others_read(data)


@settings(max_examples=300, deadline=None)
@given(data=st.one_of(packed, plain))
def test_a_hop_over_other_hosts_loses_no_page_and_makes_none(data):
    wanted = read(data, wants=lambda home: "a.example" in home)

    assert wanted == [one for one in read(data) if "a.example" in one[0]]


@settings(max_examples=300, deadline=None)
@given(data=st.one_of(packed, plain), cuts=st.lists(st.integers(0, 20_000), max_size=5), hops=st.booleans())
def test_ranges_give_each_page_once(data, cuts, hops):
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    wants = (lambda home: "b.example" in home) if hops else None

    parts = [one for start, end in itertools.pairwise(edges) for one in read(data, start, end, wants=wants)]

    assert parts == read(data, wants=wants)


@settings(max_examples=200, deadline=None)
@given(
    data=st.lists(single, min_size=3, max_size=6),
    which=st.integers(0, 5),
    hurt=st.integers(12, 5000),
    cut=st.booleans(),
)
def test_a_damaged_member_costs_no_other_and_is_named(data, which, hurt, cut):
    which %= len(data)
    place = 12 + hurt % (len(data[which]) - 12)
    broken = bytearray(data[which])
    if cut:
        del broken[place:]
    else:
        broken[place] ^= 0x55
    reader = Reader(io.BytesIO(b"".join([*data[:which], bytes(broken), *data[which + 1 :]])))

    found = iter(told(reader))

    others = [one for number, part in enumerate(data) if number != which for one in read(part)]
    # What a cut member's length swallows, or a page that holds an archive, may show besides; never one less.
    assert all(one in found for one in others)
    assert reader.damaged or is_whole(bytes(broken), data[which])


def is_whole(broken, member):
    """Some bits of a packed member mean nothing."""
    try:
        return gzip.decompress(broken) == gzip.decompress(member)
    except (OSError, EOFError, zlib.error):
        return False


def test_bytes_made_to_look_like_a_hop_are_seen_through():
    """A page holds a member that says of itself what the page's own would say."""
    body = b"q" * 500
    for _ in range(3):
        size = len(record("b.example", body[:500] + b"1234" + nested))
        body = b"q" * 500 + size.to_bytes(4, "little") + nested
    data = gzip.compress(record("b.example", body), 0) + gzip.compress(record("a.example", b"outer"))

    found = read(data, wants=lambda home: "a.example" in home)

    assert [one[1] for one in found] == [b"outer"]


def test_a_reading_goes_on_where_it_was_stopped():
    data = b"".join(gzip.compress(record("a.example", b"%d" % number)) for number in range(9))
    reader = Reader(io.BytesIO(data))
    pages = iter(reader)
    first = [next(pages).body for _ in range(4)]

    rest = [page.body for page in Reader(io.BytesIO(data), reader.offset, exact=True)]

    assert first + rest == [b"%d" % number for number in range(9)]


@pytest.mark.parametrize("size", [5_000_000, 21_000_000])
def test_a_record_larger_than_the_buffer_is_read(size):
    data = gzip.compress(record("a.example", bytes(range(256)) * (size // 256)), 0) + gzip.compress(
        record("a.example", b"after")
    )

    assert [len(one[1]) for one in read(data)] == [min(size // 256 * 256, 20_000_000), 5]


def test_a_bomb_is_cut_off_and_the_next_page_read():
    data = gzip.compress(record("a.example", bytes(100_000_000))) + gzip.compress(record("a.example", b"after"))

    assert [len(one[1]) for one in read(data)] == [20_000_000, 5]


def test_chunks_and_encodings_are_undone_before_the_bytes_are_looked_at():
    body = gzip.compress(b"<p>Etoile</p>" * 20)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 7]), body[at : at + 7]) for at in range(0, len(body), 7))
    head = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    data = gzip.compress(record("a.example", chunked + b"0\r\n\r\n", head=head))

    assert [one[1] for one in read(data, names=lambda page: b"Etoile" in page)] == [b"<p>Etoile</p>" * 20]


THREE = [gzip.compress(record("a.example", b"%d" % number * 900)) for number in range(3)]


def bodies_of(reader):
    return [page.body[:1] for page in reader]


def test_a_file_that_is_cut_off_gives_what_it_has_and_says_where_it_ends():
    reader = Reader(io.BytesIO(b"".join(THREE)[:-20]))

    assert bodies_of(reader) == [b"0", b"1"]
    assert [(one.offset, one.why) for one in reader.broken] == [(len(THREE[0] + THREE[1]), "cut off")]


def test_damaged_members_are_skipped_counted_and_named_by_place_and_reason():
    hurt = bytearray(THREE[1])
    hurt[-6] ^= 1
    reader = Reader(io.BytesIO(THREE[0] + bytes(hurt) + THREE[2] + b"rubbish" * 9 + THREE[0]))

    assert bodies_of(reader) == [b"0", b"2", b"0"]
    first, second = len(THREE[0]), len(THREE[0] + hurt + THREE[2])
    assert [(one.offset, one.why) for one in reader.broken] == [
        (first, "incorrect checksum found"),
        (second, "no gzip member"),
    ]
    assert reader.damaged == 2


def test_damage_in_a_file_that_is_not_packed_costs_one_record():
    records_ = [record("a.example", b"%d" % number * 900) for number in range(3)]
    data = records_[0] + records_[1][:-300] + records_[2]
    reader = Reader(io.BytesIO(data + b"WARC/1.0 of no length\r\n\r\n"))

    assert bodies_of(reader)[:1] == [b"0"]
    assert reader.damaged


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_both_versions_are_read_and_lines_that_end_with_a_line_feed_only(version, pack):
    both = record("a.example", b"one").replace(b"WARC/1.0", b"WARC/" + version.encode())
    bare = (
        f"WARC/{version}\nWARC-Type: response\nWARC-Target-URI: <http://a.example/2>\n"
        f"WARC-Date: 2025-04-24T10:00:00.25Z\nContent-Length: 27\n\nHTTP/1.1 203\nX: y\n\nand two\n\n\n"
    ).encode()

    found = list(records(io.BytesIO(pack(both) + pack(bare))))

    assert [(page.body, page.status) for page in found] == [(b"one", 200), (b"and two\n", 203)]
    assert found[1].headers == {"x": "y"}
    assert found[1].url == "http://a.example/2"


def test_records_that_are_no_answer_over_http_give_no_page():
    odd = [
        record("a.example", b"", kind=kind)
        for kind in ("warcinfo", "request", "metadata", "resource", "conversion", "revisit", "continuation")
    ]
    headless = record("a.example", b"x").replace(b"HTTP/1.1 200 OK\r\n", b"<html>no status\r\n")
    lookup = record("a.example", b"x").replace(b"http://a.example", b"dns:xxxxa.example")
    data = b"".join(map(gzip.compress, [*odd, headless, lookup, record("a.example", b"page")]))
    reader = Reader(io.BytesIO(data))

    assert [page.body for page in reader] == [b"page"]
    assert (reader.seen, reader.damaged) == (10, 0)


def test_several_records_in_a_member_are_each_read():
    data = gzip.compress(b"".join(record("a.example", b"%d" % number) for number in range(5))) + THREE[0]

    assert bodies_of(records(io.BytesIO(data))) == [b"0", b"1", b"2", b"3", b"4", b"0"]


class Virtual(io.RawIOBase):
    """Bytes at places of a file of any length, with nothing between them; knows how much was asked of it."""

    def __init__(self, *pieces):
        self.pieces, self.at, self.size = pieces, 0, max(at + len(piece) for at, piece in pieces)

    def seek(self, offset, whence=0):
        self.at = offset
        return offset

    def readinto(self, buffer):
        step = min(len(buffer), self.size - self.at)
        for at, piece in self.pieces:
            start, end = max(at, self.at), min(at + len(piece), self.at + step)
            if start < end:
                buffer[start - self.at : end - self.at] = piece[start - at : end - at]
        self.at += step
        return step


def test_a_record_of_gigabytes_is_read_past_and_the_page_behind_it_found():
    length = 6 << 30
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % length
    data = Virtual((0, head), (len(head) + length, b"\r\n\r\n" + record("a.example", b"far away")))
    reader = Reader(data)

    pages = [(page.body, reader.offset) for page in reader]

    assert pages == [(b"far away", data.size - 4)]
    assert reader.damaged == 0


def test_a_reading_from_a_place_reads_nothing_before_it():
    far = 5 << 30
    data = Virtual((0, THREE[0]), (far, THREE[1] + THREE[2]))

    assert bodies_of(Reader(data, far, exact=True)) == [b"1", b"2"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_reading_that_was_stopped_at_damage_goes_on_in_the_same_kind_of_file(pack):
    data = pack(record("a.example", b"0")) + b"rubbish" * 99 + b"\r\n\r\n" + pack(record("a.example", b"1"))
    reader = Reader(io.BytesIO(data))
    pages = iter(reader)
    first = next(pages).body

    rest = Reader(io.BytesIO(data), reader.offset, exact=True)

    assert [first, *(page.body for page in rest)] == [b"0", b"1"]
    assert rest.damaged == 1
