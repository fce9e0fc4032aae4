"""Pages that are blocked, empty, forbidden, gone or not articles at all."""
# ruff: noqa: E501
# fmt: off

from tests.newsroom.truth import Truth

ARTICLES = (
    Truth(id="gatepost-forbidden", outlet="gatepost", path="/screen/etoile-and-the-price-of-art/", title="Étoile and the Price of Art", published="2025-05-02T12:00:00+00:00", authors=("Hester Quill",), categories=("Screen",), tags=("Étoile",), shape="forbidden", text="The text is for members only."),
    Truth(id="gatepost-challenge", outlet="gatepost", path="/screen/what-etoile-owes-to-vaudeville/", title="What Étoile Owes to Vaudeville", published="2025-05-12T12:00:00+00:00", authors=("Hester Quill",), categories=("Screen",), tags=("Étoile",), shape="challenge", text="The text stands behind a challenge."),
    Truth(id="gatepost-open", outlet="gatepost", path="/stage/the-last-prompter/", title="The Last Prompter", published="2025-05-15T12:00:00+00:00", authors=("Hester Quill",), categories=("Stage",), tags=("Theater",),
        text="""There is a box under the stage in Bruges where nobody has sat since 1998. The man who sat there last still keeps the key.
He can give you any line of four hundred plays, and has never, he says, been thanked for one."""),
    Truth(id="gatepost-challenge2", outlet="gatepost", path="/essays/against-the-encore/", title="Against the Encore", published="2025-05-19T12:00:00+00:00", authors=("Lucan Frame",), categories=("Essays",), tags=("Music",), shape="challenge", text="The text stands behind a challenge."),
    Truth(id="reel-video", outlet="quickreel", path="/watch/etoile-teaser", title="WATCH: Étoile Teaser", published="2025-03-07T16:00:00-05:00", authors=("Dex Moreau",), tags=("Étoile", "Trailers"), shape="video", text="A video without text."),
    Truth(id="frame-gallery", outlet="frame_by_frame", path="/galleries/red-carpet-looks", title="Red Carpet Looks, All of Them", published="2025-05-05T22:00:00-04:00", authors=("Odette Wynn",), tags=("Fashion",), shape="gallery", text="Pictures without text."),
    Truth(id="beacon-soft404", outlet="marquee_beacon", path="/2025/04/etoile-quiz/", title="Quiz: Which Étoile Dancer Are You?", published="2025-04-27T12:00:00+00:00", authors=("Imre Vass",), categories=("TV",), tags=("Étoile", "Quizzes"), shape="soft 404", text="Taken down."),
    Truth(id="frame-scripted", outlet="frame_by_frame", path="/interactive/etoile-in-numbers", title="Étoile in Numbers: An Interactive", dek="Scroll through a season.", published="2025-05-09T09:00:00-04:00", authors=("Jonas Pell",), section="Television", tags=("Étoile", "Television"), shape="scripted", text="Drawn by a script."),
    Truth(id="ledger-broken", outlet="binge_ledger", path="/charts/2025-week-17", title="Streaming Chart, Week 17", published="2025-05-01T10:00:00-07:00", authors=("Theo Banerjee",), section="Charts", tags=("Charts",), shape="server error", text="The server fails."),
    Truth(id="beacon-preview", outlet="marquee_beacon", path="/preview/etoile-season-two-set-visit/", title="Étoile Season Two: On the Set", published="2025-05-28T12:00:00+00:00", authors=("Ruth Calloway",), categories=("TV",), tags=("Étoile",), disallowed=True, level="primary", text="A draft that robots.txt forbids. Étoile is a Prime Video series."),
    Truth(id="dispatch-print", outlet="screen_dispatch", path="/print/etoile-ballet-city-guide/", title="‘Étoile’: A City Guide", published="2025-05-03T12:00:00-07:00", authors=("Leopold Strand",), section="TV", tags=("Étoile",), disallowed=True, level="primary", text="A print version that robots.txt forbids. Étoile is a Prime Video series."),
)
