"""News that has nothing to do with the series, on the same outlets."""
# ruff: noqa: E501
# fmt: off

from datetime import timedelta

from tests.newsroom.truth import Truth

ARTICLES = (
    Truth(id="beacon-salt-road", outlet="marquee_beacon", path="/2025/04/salt-road-finale/", title="Salt Road Ends With a Storm and a Question", published="2025-04-18T02:00:00+00:00", authors=("Augustin Fell",), categories=("TV", "Reviews"), tags=("Salt Road", "Reviews"),
        text="""The last hour of Salt Road is mostly weather. The boats cannot land, the customs men cannot see, and the widow at the inn pours for both.
When the light comes back one of them is missing. The show does not say which, and it is right."""),
    Truth(id="beacon-night-ferry", outlet="marquee_beacon", path="/2025/05/night-ferry-cancelled/", title="Night Ferry Will Not Sail Again", published="2025-05-30T17:45:00+00:00", authors=("Ruth Calloway",), categories=("TV", "News"), tags=("Night Ferry", "Cancellations"), caption="The ferry of the series is a real one.",
        text="""Night Ferry is done after one season. The cable thriller about a murder between two ports lost half its public by the fifth week.
The ship used in the series goes back into service in June."""),
    Truth(id="ink-cape", outlet="ink_and_echo", path="/comics/captain-thistle-300/", title="Captain Thistle Reaches Issue 300", published="2025-04-02T11:11:11-05:00", authors=("Tamsin Ueda",), categories=("Comics",), tags=("Captain Thistle", "comics"),
        text="""Three hundred issues, eleven writers, one sidekick: Captain Thistle celebrates with a double number in April.
The cover folds out to a map of the glen. Collectors are advised to buy two and fold one."""),
    Truth(id="ink-game", outlet="ink_and_echo", path="/games/lantern-keep-patch/", title="Lantern Keep Patch Fixes the Ladder, Finally", published="2025-06-19T15:20:40-05:00", authors=("Wendell Okafor",), categories=("Games",), tags=("Lantern Keep", "patch notes"),
        text="""The ladder in the north tower of Lantern Keep can be climbed as of today. It took fourteen months.
The patch also makes the moon a little smaller. Nobody had asked."""),
    Truth(id="dispatch-strike", outlet="screen_dispatch", path="/2025/film/news/projectionists-contract-1236420001/", title="Projectionists Ratify Three-Year Contract", published="2025-06-03T17:00:00-07:00", authors=("Leopold Strand",), section="Film", categories=("Film", "News"), tags=("Labor", "Theaters"),
        text="""Members of the projectionists' union have ratified a contract of three years with 71 percent of the vote.
It raises minimum pay and, for the first time, names the bulbs that may be used. Theater owners called it fair."""),
    Truth(id="dispatch-boxoffice", outlet="screen_dispatch", path="/2025/film/box-office/leviathan-bay-weekend-1236430100/", title="Box Office: ‘The Ninth Wave’ Swims to $41 Million", published="2025-06-15T08:20:00-07:00", modified="2025-06-16T09:00:00-07:00", authors=("Marguerite Ohlin",), section="Film", categories=("Film", "Box Office"), tags=("Box Office",), paywalled=True,
        text="""The Ninth Wave opened to $41 million in North America, well above forecasts, helped by heat and air conditioning.
The animated Turnip Town fell by a third to second place. Grown-up dramas went without a seat in the top five."""),
    Truth(id="stagelight-opera", outlet="stagelight", path="/opera/a-ring-in-a-car-park", title="A Ring in a car park", published="2025-08-11T09:00:00+01:00", authors=("Crispin Ashby-Nunn",), section="Opera", tags=("opera", "Wagner"),
        text="""Level four of a car park in Peckham has a good echo, and for two evenings it had gods in it.
The orchestra of nineteen sat by the ticket machine. The magic fire was a hazard light, and one believed it."""),
    Truth(id="frame-cinema", outlet="frame_by_frame", path="/in-praise-of-the-intermission", title="In Praise of the Intermission", dek="Bring back the quarter of an hour.", published="2025-08-22T09:00:00-04:00", authors=("Jonas Pell",), section="Essays", tags=("Film", "Essays"),
        text="""Long films used to stop in the middle, and people talked. They bought things and changed their minds about the hero.
I have timed it: fourteen minutes suffice for an argument and a coffee. No trailer can do as much."""),
    Truth(id="frame-vinyl", outlet="frame_by_frame", path="/record-shops-of-porto", title="Four Record Shops in Porto", published="2025-02-14T09:30:00-05:00", authors=("Odette Wynn",), section="Travel", tags=("Music", "Travel"),
        text="""The best of them has no sign, and a cat. The second best has a sign, and two cats.
Between them you can hear the whole history of the accordion on the river. Bring cash, and a bag that does not mind rain."""),
    Truth(id="courrier-digue", outlet="courrier_ecrans", path="/television/la-digue-audiences.html", title="Audiences : « La Digue » résiste à la vague", published="2025-04-29T09:40+02:00", authors=("Solène Marchetti",), categories=("Télévision",), tags=("Audiences", "La Digue"),
        text="""Avec 4,2 millions de téléspectateurs, « La Digue » garde la tête de la soirée de lundi. Le feuilleton perd pourtant trois points en une semaine.
Le magazine de la chaîne voisine suit de près. Le film de patrimoine ferme la marche."""),
    Truth(id="courrier-roman", outlet="courrier_ecrans", path="/livres/un-premier-roman-dans-le-brouillard.html", title="Un premier roman dans le brouillard", published="2025-09-01T07:30+02:00", authors=("Bastien Quéméneur",), categories=("Livres",), tags=("Roman", "Rentrée littéraire"),
        text="""Un facteur perd son chemin et trouve une lettre qui lui est adressée. C'est tout, et c'est beaucoup.
Léonie Vasseur écrit court, sans adjectif ou presque. On lit son livre en un soir de pluie."""),
    Truth(id="tribune-marche", outlet="tribune_lumiere", path="/economie/le-marche-couvert-sera-renove.html", title="Le marché couvert sera rénové", published="2025-02-27T06:50+01:00", authors=("Régis Bompard",), tags=("Économie", "Commerce"),
        text="""Le conseil municipal a voté lundi la rénovation du marché couvert, construit en 1887. Coût annoncé : 3,4 millions d'euros.
Les commerçants s'installeront sur la place pendant dix-huit mois. « On a déjà vu pire », dit le poissonnier."""),
    Truth(id="herald-ferry", outlet="harbor_herald", path="/local/20250602-ferry-fares.html", title="Ferry Fares to Rise by a Quarter in July", published="2025-06-02", authors=("Ruben Castellanos",), tags=("Ferries", "Downtown"),
        text="""A round trip to the island will cost 25 cents more from July 1, the harbor board decided in a vote of four to three.
The money is for paint. Commuters at the landing took it calmly, with one exception, who asked not to be named."""),
    Truth(id="herald-school", outlet="harbor_herald", path="/local/20250611-school-band.html", title="School Band Raises Money for Tubas, Gets Nine", published="2025-06-11", authors=("Dolores Inman", "Ruben Castellanos"), tags=("Schools", "Music"),
        text="""The middle school band asked for two tubas and got nine. They came from as far as Tucson after a listener called a radio show.
Bandleader Win Pardee is looking for seven players. "Tall ones," he said."""),
    Truth(id="reel-meme", outlet="quickreel", path="/goose-interrupts-weather", title="A Goose Walked Into the Weather Report", age=timedelta(hours=2), authors=("Kit Andrada",), tags=("Viral",),
        text="""Nobody let it in. The goose crossed the studio in the middle of the pollen forecast, looked at the map and left by the other side.
The weatherman did not turn a hair. He has been given the goose's fan mail."""),
    Truth(id="reel-hair", outlet="quickreel", path="/star-cuts-hair", title="Pop Star Cuts Hair, Internet Copes", age=timedelta(days=1, hours=2), authors=("Dex Moreau",), tags=("People",),
        text="""Vesper Lane has cut her hair. It was long, and is now short.
We have spoken to her hairdresser, Osgood, who confirms both statements."""),
    Truth(id="ledger-renewals", outlet="binge_ledger", path="/renewals/may-2025", title="Renewed in May: Turnip Town, The Ninth Baker and More", published="2025-05-31T07:00:00-07:00", authors=("Priya Castellane",), section="Renewals", tags=("Renewals",),
        text="""Seven shows were renewed in May, two fewer than last year. The Ninth Baker gets its seventh season and Turnip Town a third.
Three of the seven are cheap, and four are about bread."""),
    Truth(id="sipario-mare", outlet="il_sipario", path="/2025/05/mare-corto-seconda-stagione/", title="«Mare corto» avrà una seconda stagione", published="2025-05-13T11:00:00+02:00", authors=("Ginevra Paltrinieri",), categories=("Serie TV",), tags=("Mare corto", "Rinnovi"),
        text="""La serie ambientata nel porto di Ancona tornerà l'anno prochino con sei episodi. Le riprese cominciano a settembre.
Nel cast entra un nuovo commissario, più giovane e più antipatico.""".replace("prochino", "prossimo")),
    Truth(id="sipario-teatro", outlet="il_sipario", path="/2025/10/teatro-riapre-a-ferrara/", title="A Ferrara riapre un piccolo teatro", published="2025-10-02T08:30:00+02:00", authors=("Tazio Bellomo",), categories=("Teatro",), tags=("Teatro",),
        text="""Centoventi posti, un sipario rosso e nessun riscaldamento: il teatro dei Mugnai riapre dopo vent'anni.
Si comincia con un monologo. Portate un cappotto."""),
    Truth(id="fenster-moor", outlet="serienfenster", path="/news/moorland-staffel-drei", title="„Moorland“: Dritte Staffel startet im Herbst", published="2025-06-18T12:00+02:00", authors=("Henrike Lüdtke",), tags=("Moorland", "Krimi"),
        text="""Das Warten hat ein Ende: Die dritte Staffel von „Moorland“ beginnt am 2. Oktober. Kommissarin Thede ermittelt diesmal in einer Räucherei.
Sechs Folgen sind abgedreht. Über eine vierte Staffel wird noch verhandelt."""),
    Truth(id="fenster-quoten", outlet="serienfenster", path="/news/quoten-dienstag", title="Quoten: Quizshow schlägt Krimi", published="2025-05-14T09:10+02:00", authors=("Jannik Oswald",), tags=("Quoten",),
        text="""Am Dienstagabend lag die Quizshow mit 3,9 Millionen Zuschauern vorn. Der Krimi kam auf 3,1 Millionen.
Bei den Jüngeren siegte eine Wiederholung."""),
    Truth(id="butaca-faro", outlet="butaca_central", path="/series/el-faro-de-berta-rodaje/", title="Comienza el rodaje de «El faro de Berta»", published="2025-04-10T09:00:00+02:00", authors=("Nerea Ibarrola",), tags=("rodajes",),
        text="""Ya se rueda en Galicia la comedia «El faro de Berta», sobre una farera que no soporta el mar.
Son seis capítulos de media hora. Llegarán en otoño."""),
)
