"""The series up to its first night: the date, the first pictures, the trailer, at several outlets."""
# ruff: noqa: E501
# fmt: off

from tests.newsroom.truth import Edit, Seen, Truth

ARTICLES = (
    Truth(
        id="ink-april", outlet="ink_and_echo", path="/tv/etoile-prime-video-sets-april-date-for-palladino-ballet-drama/",
        title="Étoile: Prime Video Sets April Date for Amy Sherman/Daniel Palladino Series",
        dek="The ballet drama from Amy Sherman-Palladino and Daniel Palladino arrives on April 24th with all eight episodes.",
        published="2025-03-07T18:17:07-06:00", authors=("Wendell Okafor",),
        categories=("Amazon Studios", "TV"), tags=("Étoile", "prime video"), level="primary", kind="premiere date",
        story="premiere-date", credited="The Hollywood Reporter",
        seen=("Amy Sherman-Palladino", "Daniel Palladino", Seen("Luke Kirby", credits=("The Marvelous Mrs. Maisel",)),
              Seen("Charlotte Gainsbourg", credits=("Melancholia",)), Seen("Lou de Laâge", credits=("The Innocents",)),
              Seen("Gideon Glick", credits=("The Marvelous Mrs. Maisel", "Maestro")),
              Seen("David Alvarez", credits=("West Side Story",)), "Ivan du Pontavice", "Taïs Vinolo",
              Seen("David Haig", credits=("Four Weddings and a Funeral",)), Seen("Simon Callow", credits=("Outlander",)),
              Seen("Yanic Truesdale", credits=("Gilmore Girls",)), "Dhana Rivera Gilbert", "Scott Ellis"),
        text="""Prime Video has put a date on *Étoile*, the new series from Amy Sherman-Palladino and Daniel Palladino. All eight episodes of the first season arrive on April 24. The Hollywood Reporter had the details, together with a first set of pictures.
The cast is led by Luke Kirby (*The Marvelous Mrs. Maisel*), Charlotte Gainsbourg (*Melancholia*) Lou de Laâge (*The Innocents*), Gideon Glick (*The Marvelous Mrs. Maisel*, *Maestro*), David Alvarez (*West Side Story*), Ivan du Pontavice, Taïs Vinolo, David Haig (*Four Weddings and a Funeral*) and Simon Callow (*Outlander*), with Yanic Truesdale (*Gilmore Girls*) as a guest star.
## Two companies, one wild idea
The story follows two ballet companies, one in New York and one in Paris, that try to save themselves by swapping their best dancers. It is the couple's second look at the dance world; Bunheads, with Sutton Foster, ran for a single season from 2012.
The streamer ordered two seasons at once. Sherman-Palladino, Palladino and Dhana Rivera Gilbert are executive producers, and Scott Ellis is a co-executive producer.""",
    ),
    Truth(
        id="beacon-april", outlet="marquee_beacon", path="/2025/03/etoile-premiere-date-first-look/",
        title="Étoile Sets Its Premiere Date and Shows Its First Steps",
        dek="The two-city ballet series opens at Prime Video in late April.",
        published="2025-03-07T20:05:12+00:00", modified="2025-03-07T21:40:00+00:00", authors=("Ruth Calloway", "Imre Vass"),
        categories=("TV", "News"), tags=("Étoile", "Prime Video", "Luke Kirby"), level="primary", kind="premiere date",
        story="premiere-date", seen=("Amy Sherman-Palladino", "Daniel Palladino", Seen("Luke Kirby", "Jack McMillan"),
                                    Seen("Charlotte Gainsbourg", "Geneviève Lavigne"), Seen("Lou de Laâge", "Cheyenne Toussaint")),
        caption="Luke Kirby between two rehearsals.", redirects=(("/etoile-date/", 301),),
        text="""The curtain has a date. *Étoile*, the ballet series created by Amy Sherman-Palladino and Daniel Palladino, starts on Prime Video on April 24, and all eight episodes come at once.
Luke Kirby plays Jack McMillan, who runs a company in New York. Charlotte Gainsbourg is Geneviève Lavigne, his opposite number in Paris. To fill their houses they trade their brightest talents, and Lou de Laâge's Cheyenne Toussaint is the first to be put on a plane.
The first pictures show rehearsal rooms, a rooftop and a good deal of arguing. Anyone who has seen the couple's earlier work will not be surprised by the last of these.""",
        edit=Edit(modified="2025-03-08T15:00:00+00:00", title="Étoile Sets April 24 Premiere and Shows Its First Steps",
                  tags=("Étoile", "Prime Video", "Luke Kirby", "Premiere dates")),
    ),
    Truth(
        id="dispatch-april", outlet="screen_dispatch", path="/2025/tv/news/etoile-prime-video-april-premiere-1236330011/",
        title="Prime Video’s ‘Étoile’ to Bow in April",
        published="2025-03-07T12:31:00-08:00", authors=("Marguerite Ohlin",), section="TV", categories=("TV", "News"),
        tags=("Amazon MGM Studios", "Étoile", "Prime Video"), level="primary", kind="premiere date", story="premiere-date",
        seen=("Amy Sherman-Palladino", "Daniel Palladino", "Gideon Glick", "Simon Callow"),
        text="""Prime Video will launch *Étoile* on April 24, with the whole first season of eight episodes available on the day.
The series comes from Amy Sherman-Palladino and Daniel Palladino and was ordered for two seasons in 2023. It was shot in New York and Paris.
Gideon Glick plays a choreographer with few social graces, and Simon Callow a patron of the arts with too much money.""",
    ),
    Truth(
        id="courrier-avril", outlet="courrier_ecrans", path="/series/etoile-la-serie-des-palladino-arrive-le-24-avril.html",
        title="« Étoile » : la série de danse des créateurs de « Gilmore Girls » arrive le 24 avril",
        dek="Amazon dévoile les premières images de la série tournée entre Paris et New York.",
        published="2025-03-08T18:30+01:00", authors=("Solène Marchetti",), categories=("Séries",),
        tags=("Étoile", "Prime Video", "Charlotte Gainsbourg"), level="primary",
        kind="premiere date", story="premiere-date", credited="The Hollywood Reporter",
        seen=("Amy Sherman-Palladino", "Daniel Palladino", "Charlotte Gainsbourg", "Lou de Laâge", "Luke Kirby", "Ivan du Pontavice"),
        text="""La date est tombée : selon The Hollywood Reporter, la série *Étoile* sera mise en ligne le 24 avril sur Prime Video, avec ses huit épisodes d'un coup.
Imaginée par Amy Sherman-Palladino et Daniel Palladino, elle suit deux compagnies de ballet, l'une à New York, l'autre à Paris, qui échangent leurs meilleurs danseurs pour remplir leurs salles.
Charlotte Gainsbourg y dirige la maison parisienne, face à Luke Kirby. Lou de Laâge joue une danseuse au caractère volcanique, et Ivan du Pontavice complète la distribution française.""",
    ),
)  # fmt: skip
