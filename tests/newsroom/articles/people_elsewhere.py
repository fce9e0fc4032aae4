"""People of the series in other work, others with their surnames, and the series named only in passing."""
# ruff: noqa: E501
# fmt: off

from tests.newsroom.truth import Seen, Truth

ARTICLES = (
    Truth(id="stagelight-callow", outlet="stagelight", path="/drama/simon-callow-reads-dickens", title="Simon Callow reads Dickens, again and better", published="2025-12-05T10:30:00+00:00", authors=("Crispin Ashby-Nunn",), section="Drama", tags=("theatre", "Dickens", "London"), seen=("Simon Callow",),
        text="""He has carried this ghost story around the country for years, and it has not grown lighter. Simon Callow stands at a desk with a glass of water and is, by turns, a miser, a clerk, a goose and a fog.
The evening lasts eighty minutes. One would have liked a ninth character, but cannot think which."""),
    Truth(id="beacon-glick", outlet="marquee_beacon", path="/2025/10/gideon-glick-new-play/", title="Gideon Glick Joins a New Comedy Downtown", published="2025-10-14T16:00:00+00:00", authors=("Augustin Fell",), categories=("Theater",), tags=("Gideon Glick", "Theater"), level="mention", kind="casting", seen=(Seen("Gideon Glick", credits=("Étoile", "Maestro")),),
        text="""Gideon Glick (*Étoile*, *Maestro*) has joined the cast of The Understudy's Dog, a new comedy that opens in November at a theater of ninety-nine seats.
He plays a man who inherits a terrier and its opinions. The rest of the company will be named next week."""),
    Truth(id="dispatch-kirby", outlet="screen_dispatch", path="/2025/film/news/luke-kirby-harbor-thriller-1236500031/", title="Luke Kirby to Lead Harbor Thriller ‘Low Water’", published="2025-09-02T11:00:00-07:00", authors=("Leopold Strand",), section="Film", categories=("Film", "News"), tags=("Casting", "Luke Kirby"), level="mention", kind="casting", seen=("Luke Kirby",),
        text="""Luke Kirby will star in Low Water, an independent thriller about a harbor pilot with a bad memory. Cameras roll in Nova Scotia this fall.
The actor won an Emmy for The Marvelous Mrs. Maisel and was last seen in Prime Video's ballet series *Étoile*, which ended after one season."""),
    Truth(id="dispatch-alvarez", outlet="screen_dispatch", path="/2025/music/news/david-alvarez-concert-1236510200/", title="David Alvarez Sets Concert of Broadway Standards", published="2025-10-21T08:45:00-07:00", authors=("Marguerite Ohlin",), section="Music", categories=("Music",), tags=("Concerts", "Broadway"), seen=(Seen("David Alvarez", credits=("West Side Story",)),),
        text="""David Alvarez (*West Side Story*) will sing an evening of standards in Los Angeles in December, backed by a band of seven.
Tickets go on sale on Friday at noon. Part of the proceeds goes to a dance school."""),
    Truth(id="courrier-gainsbourg-pere", outlet="courrier_ecrans", path="/livres/serge-gainsbourg-une-biographie.html", title="Serge Gainsbourg, une biographie de plus et pas la moindre", published="2025-03-02T10:00+01:00", authors=("Solène Marchetti",), categories=("Livres",), tags=("Serge Gainsbourg", "Chanson", "Biographie"),
        text="""On croyait tout savoir de Serge Gainsbourg. L'historienne Mathilde Arnoux a pourtant retrouvé des carnets d'écolier, et ils changent le portrait.
Le livre suit Gainsbourg de la rue Chaptal à la rue de Verneuil, sans hagiographie. Les pages sur les années de piano-bar sont les meilleures."""),
    Truth(id="ink-jack-kirby", outlet="ink_and_echo", path="/comics/jack-kirby-exhibit-opens/", title="Jack Kirby Exhibit Opens With Forty Original Pages", published="2025-05-22T13:30:00-05:00", authors=("Tamsin Ueda",), categories=("Comics",), tags=("Jack Kirby", "exhibit", "comics"),
        text="""Forty pages drawn by Jack Kirby go on show in Milwaukee this weekend, some of them for the first time. Kirby's pencil is visible under the ink on nearly all.
The curator, Ansel Dwight, hung them at the height of the drawing board. "You should see them as he did," he says."""),
    Truth(id="ink-ellis-taylor", outlet="ink_and_echo", path="/movies/aunjanue-ellis-taylor-drama/", title="Aunjanue Ellis-Taylor Boards Courtroom Drama", published="2025-07-15T10:05:00-05:00", authors=("Wendell Okafor",), categories=("Movies",), tags=("casting",),
        text="""Aunjanue Ellis-Taylor will play a judge in an untitled courtroom drama. Ellis-Taylor also produces.
Shooting starts in Jackson in the fall, with a cast of mostly local players."""),
    Truth(id="courrier-cottin", outlet="courrier_ecrans", path="/cinema/camille-cottin-comedie-de-noel.html", title="Camille Cottin en tête d'affiche d'une comédie de Noël", published="2025-10-08T12:20+02:00", authors=("Solène Marchetti",), categories=("Cinéma",), tags=("Camille Cottin", "Comédie"), seen=("Camille Cottin",),
        text="""Camille Cottin jouera une aiguilleuse du rail bloquée dans une gare le soir du réveillon. Le tournage de cette comédie commence en novembre dans le Jura.
Le film doit sortir à la fin de l'année prochaine."""),
    Truth(id="ledger-emmys", outlet="binge_ledger", path="/charts/emmy-submissions-2025", title="Emmy Submissions by the Numbers", published="2025-05-20T08:00:00-07:00", authors=("Theo Banerjee",), section="Charts", tags=("Emmys", "Awards"), level="mention", kind="awards", seen=("Luke Kirby", "Charlotte Gainsbourg"),
        text="""We counted this year's entries: 118 dramas, 67 comedies, 31 limited series. The comedies are longer than ever, and the dramas are funnier.
Among the comedies that run for an hour is Étoile, for which Prime Video has submitted Luke Kirby and Charlotte Gainsbourg as leads.
The nominations follow in July."""),
    Truth(id="beacon-maisel-list", outlet="marquee_beacon", path="/2024/11/best-amy-sherman-palladino-shows/", title="Every Amy Sherman-Palladino Show, Ranked by Speed", published="2024-11-11T14:00:00+00:00", authors=("Imre Vass",), categories=("TV", "Lists"), tags=("Amy Sherman-Palladino", "Lists"), level="mention", kind="list", seen=("Amy Sherman-Palladino", "Daniel Palladino"),
        text="""We took a stopwatch to the shows of Amy Sherman-Palladino. Gilmore Girls comes in at 190 words a minute, Mrs. Maisel at 204 and Bunheads, surprisingly, at 211.
The next one, *Étoile*, made like the others with Daniel Palladino, is due at Prime Video next year. We have bought a new battery."""),
    Truth(id="herald-haig", outlet="harbor_herald", path="/arts/20251003-play-review.html", title="A Weather Forecast Saves the Day in Gripping Revival", published="2025-10-03", authors=("Dolores Inman",), tags=("Theater",), seen=("David Haig",),
        text="""The community players have picked a fine script for the fall: Pressure, David Haig's drama about the forecast for D-Day.
Haig wrote it to be acted by people who look tired, and ours have just come from work. It runs through October 18 at the Customs House."""),
    Truth(id="fenster-mentions", outlet="serienfenster", path="/news/prime-video-april-neu", title="Neu bei Prime Video: Das kommt im April", dek="Serien und Filme im Überblick.", published="2025-03-29T09:00+01:00", authors=("Jannik Oswald",), tags=("Prime Video", "Neustarts"), level="mention", kind="list",
        text="""Der April bringt Krimis, Komödien und einen Hai. Am 3. April startet „Salzstraße“, eine Woche später die neue Staffel der Backshow.
Am 24. April folgt die Ballettserie „Étoile“ mit allen acht Folgen. Zum Schluss gibt es „Leviathan Bay“."""),
    Truth(id="butaca-kirby", outlet="butaca_central", path="/cine/luke-kirby-low-water/", title="Luke Kirby protagonizará «Low Water»", published="2025-09-03T10:15:00+02:00", authors=("Nerea Ibarrola",), tags=("Luke Kirby", "thriller"), seen=("Luke Kirby",),
        text="""Luke Kirby será un práctico de puerto en el thriller Low Water. El rodaje empieza en otoño en Nueva Escocia.
La película aún no tiene distribuidora."""),
)
